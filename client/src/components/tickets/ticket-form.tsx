'use client';

import type { FormAction } from '../../forms/form-state';
import { useKeptForm } from '../../forms/use-kept-form';
import { TicketFields } from './ticket-fields';
import type { TicketValues } from './ticket-values';

export interface TicketFormProps {
  action: FormAction;
  label: string;
  currency: string;
  /** The server's clock, in milliseconds: today is the first day that can be chosen. */
  now: number;
  initial: TicketValues;
  /** Whether the place's zone is still to be chosen: the seller's own is proposed. */
  proposeZone: boolean;
  /** Names this form, so that sending it twice puts one ticket on sale. */
  idempotencyKey: string;
}

/** For a new ticket and for changing one, with what was typed before a sign-in or a reload came in between. */
export function TicketForm(props: TicketFormProps) {
  const { kept, keep } = useKeptForm();
  if (!kept) return <TicketFields {...props} keep={keep} />;
  const { key = props.idempotencyKey, ...values } = kept;
  const restored = { initial: { ...props.initial, ...values }, idempotencyKey: key, proposeZone: false };
  return <TicketFields key="restored" {...props} {...restored} keep={keep} />;
}
