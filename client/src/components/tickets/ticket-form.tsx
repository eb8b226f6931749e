'use client';

import type { FormAction } from '../../forms/form-state';
import { useFormDraft } from '../../forms/use-form-draft';
import { TicketFields } from './ticket-fields';
import type { TicketValues } from './ticket-values';

export interface TicketFormProps {
  action: FormAction;
  label: string;
  currency: string;
  /** The server's time in milliseconds; days before it cannot be chosen. */
  now: number;
  initial: TicketValues;
  /** The highest price, as a share of the face value; undefined where prices are not capped. */
  capPercent: number | undefined;
  /** Whether to preselect the browser's time zone. */
  proposeZone: boolean;
  /** Makes repeated submissions of this form create one ticket. */
  idempotencyKey: string;
}

/** Creates or edits a ticket. Input from before a sign-in or reload is restored. */
export function TicketForm(props: TicketFormProps) {
  const { draft, saveDraft } = useFormDraft();
  if (!draft) return <TicketFields {...props} saveDraft={saveDraft} />;
  const { key = props.idempotencyKey, ...values } = draft;
  const restored = { initial: { ...props.initial, ...values }, idempotencyKey: key, proposeZone: false };
  return <TicketFields key="restored" {...props} {...restored} saveDraft={saveDraft} />;
}
