'use client';

import type { SubmitEvent } from 'react';
import { FormMessages } from '../../forms/form-messages';
import { useForm } from '../../forms/use-form';
import { useSubmissionKey } from '../../forms/use-submission-key';
import { currencySymbol } from '../../format/price';
import { dayIn, findZone } from '../../format/zone';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { capHint } from './cap-hint';
import { ListingFields, RestrictionsField } from './listing-fields';
import type { TicketFormProps } from './ticket-form';
import { TicketPreview } from './ticket-preview';
import { quantityIn, ticketFields } from './ticket-values';
import { useTypedTicket } from './use-typed-ticket';
import { ZoneField } from './zone-field';

interface Props extends TicketFormProps {
  saveDraft: (form: HTMLFormElement) => void;
}

/** The fields of a ticket, with a live preview. */
export function TicketFields({ saveDraft, ...props }: Props) {
  const { action, label, currency, now, initial, proposeZone, idempotencyKey, capPercent } = props;
  const form = useForm(action, ticketFields, { values: initial, errors: [] });
  const { values, errorOf } = form;
  const { typed, readForm, setQuantity, setZone } = useTypedTicket(form.formProps.ref, initial, proposeZone);
  const { key, markSent } = useSubmissionKey(idempotencyKey);

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    form.formProps.onSubmit(event);
    if (event.defaultPrevented) return;
    markSent();
    saveDraft(event.currentTarget);
  };

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-10 lg:grid-cols-2">
      <form {...form.formProps} onSubmit={onSubmit} onInput={readForm} className="space-y-6">
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
        <ListingFields typed={typed} values={values} errorOf={errorOf} onQuantity={setQuantity} />
        <div className="flex flex-wrap items-end gap-4">
          <Field
            label={quantityIn(typed) > 1 ? `Price of each (${currency})` : `Price (${currency})`}
            hint={capHint(typed, currency, capPercent)}
            prefix={currencySymbol(currency)}
            name="price"
            inputMode="decimal"
            autoComplete="off"
            required
            defaultValue={values.price}
            error={errorOf('price')}
            className="grow basis-40"
          />
          <Field
            label={`Face value (${currency})`}
            hint={
              capPercent === undefined
                ? 'What was printed on it, if you like.'
                : 'What was printed on it, fees included.'
            }
            prefix={currencySymbol(currency)}
            name="faceValue"
            inputMode="decimal"
            autoComplete="off"
            required={capPercent !== undefined}
            defaultValue={values.faceValue}
            error={errorOf('faceValue')}
            className="grow basis-40"
          />
        </div>
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
        <ZoneField value={typed.timeZone} onChange={setZone} error={errorOf('timeZone')} />
        <RestrictionsField values={values} errorOf={errorOf} />
        <Button pending={form.pending}>{label}</Button>
      </form>
      <TicketPreview typed={typed} currency={currency} now={now} />
    </div>
  );
}
