'use client';

import type { FormAction } from '../../forms/form-state';
import { useKeptForm } from '../../forms/use-kept-form';
import { TicketFields } from './ticket-fields';
import type { TicketValues } from './ticket-values';

export interface TicketFormProps {
  action: FormAction;
  label: string;
  currency: string;
  /** The server's time in milliseconds; days before it cannot be chosen. */
  now: number;
  initial: TicketValues;
  /** Whether to preselect the browser's time zone. */
  proposeZone: boolean;
  /** Makes repeated submissions of this form create one ticket. */
  idempotencyKey: string;
}

/** Creates or edits a ticket. Input from before a sign-in or reload is restored. */
export function TicketForm(props: TicketFormProps) {
  const { kept, keep } = useKeptForm();
  if (!kept) return <TicketFields {...props} keep={keep} />;
  const { key = props.idempotencyKey, ...values } = kept;
  const restored = { initial: { ...props.initial, ...values }, idempotencyKey: key, proposeZone: false };
  return <TicketFields key="restored" {...props} {...restored} keep={keep} />;
}
