'use client';

import { useState, type FormEvent } from 'react';
import type { FormAction, FormState } from '../../forms/form-state';
import { FormMessages } from '../../forms/form-messages';
import { useForm } from '../../forms/use-form';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { TicketPreview } from './ticket-preview';

interface Props {
  action: FormAction;
  label: string;
  currency: string;
  /** The seller's time zone, in which the time is typed. */
  zone: string;
  /** Today in UTC, the first day that the backend takes. */
  today: string;
  initial: FormState['values'];
  /** Names this form, so that sending it twice puts one ticket on sale. */
  idempotencyKey?: string;
}

const FIELDS = ['title', 'price', 'date'] as const;

/** For a new ticket and for changing one; beside it stands what the buyer will see. */
export function TicketForm({ action, label, currency, zone, today, initial, idempotencyKey }: Props) {
  const { formProps, pending, values, errorOf, messages } = useForm(action, FIELDS, { values: initial, faults: [] });
  const [typed, setTyped] = useState(values);
  const onInput = ({ currentTarget }: FormEvent<HTMLFormElement>) => {
    const data = [...new FormData(currentTarget)].filter(([, value]) => typeof value === 'string');
    setTyped(Object.fromEntries(data) as Record<string, string>);
  };

  return (
    <div className="grid gap-10 lg:grid-cols-2">
      <form {...formProps} onInput={onInput} className="space-y-6">
        <FormMessages messages={messages} />
        {idempotencyKey && <input type="hidden" name="key" value={idempotencyKey} />}
        <input type="hidden" name="zone" value={zone} />
        <Field
          label="What is it for?"
          hint="The event and the place, as they stand on the ticket."
          name="title"
          autoComplete="off"
          required
          defaultValue={values.title}
          error={errorOf('title')}
        />
        <Field
          label={`Price (${currency})`}
          name="price"
          inputMode="decimal"
          autoComplete="off"
          required
          defaultValue={values.price}
          error={errorOf('price')}
          className="max-w-48"
        />
        <div className="flex flex-wrap gap-4">
          <Field
            label="Day"
            hint="Leave it empty if any day will do."
            name="date"
            type="date"
            min={today}
            defaultValue={values.date}
            error={errorOf('date')}
            className="grow basis-52"
          />
          <Field
            label="Time"
            hint={`If it matters. In ${zone.replaceAll('_', ' ')}.`}
            name="time"
            type="time"
            defaultValue={values.time}
            className="grow basis-40"
          />
        </div>
        <Button pending={pending}>{label}</Button>
      </form>
      <TicketPreview typed={typed} currency={currency} zone={zone} />
    </div>
  );
}
