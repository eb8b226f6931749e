'use client';

import { useEffect, useState, type FormEvent, type SubmitEvent } from 'react';
import { FormMessages } from '../../forms/form-messages';
import { useForm } from '../../forms/use-form';
import { useSubmissionKey } from '../../forms/use-submission-key';
import { currencySymbol } from '../../format/price';
import { browserZone, dayIn, findZone } from '../../format/zone';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import type { TicketFormProps } from './ticket-form';
import { TicketPreview } from './ticket-preview';
import { ticketFields, valuesIn, type TicketValues } from './ticket-values';
import { ZoneField } from './zone-field';

interface Props extends TicketFormProps {
  saveDraft: (form: HTMLFormElement) => void;
}

/** The fields of a ticket, with a live preview. */
export function TicketFields({ action, label, currency, now, initial, proposeZone, idempotencyKey, saveDraft }: Props) {
  const form = useForm(action, ticketFields, { values: initial, errors: [] });
  const { values, errorOf } = form;
  const [typed, setTyped] = useState<TicketValues>(initial);
  const { key, markSent } = useSubmissionKey(idempotencyKey);

  // After hydration: on the first page view the server does not know the browser's time zone yet.
  useEffect(() => {
    if (proposeZone) queueMicrotask(() => setTyped((before) => ({ ...before, timeZone: browserZone() })));
  }, [proposeZone]);

  const onInput = ({ currentTarget }: FormEvent<HTMLFormElement>) => setTyped(valuesIn(new FormData(currentTarget)));
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    form.formProps.onSubmit(event);
    if (event.defaultPrevented) return;
    markSent();
    saveDraft(event.currentTarget);
  };

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-10 lg:grid-cols-2">
      <form {...form.formProps} onSubmit={onSubmit} onInput={onInput} className="space-y-6">
        <FormMessages messages={form.messages} />
        <input type="hidden" name="key" value={key} />
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
          prefix={currencySymbol(currency)}
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
            min={dayIn(findZone(typed.timeZone) ?? 'Etc/GMT+12', now)}
            defaultValue={values.date}
            error={errorOf('date')}
            className="grow basis-52"
          />
          <Field
            label="Time"
            hint="If it matters, by the clocks there."
            name="time"
            type="time"
            defaultValue={values.time}
            error={errorOf('time')}
            className="grow basis-40"
          />
        </div>
        <ZoneField
          value={typed.timeZone}
          onChange={(timeZone) => setTyped({ ...typed, timeZone })}
          error={errorOf('timeZone')}
        />
        <Button pending={form.pending}>{label}</Button>
      </form>
      <TicketPreview typed={typed} currency={currency} now={now} />
    </div>
  );
}
