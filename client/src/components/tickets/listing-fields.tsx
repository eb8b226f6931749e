'use client';

import { Field } from '../ui/field';
import { Stepper } from '../ui/stepper';
import { MAX_QUANTITY } from './list-path';
import type { TicketValues } from './ticket-values';

interface Props {
  typed: TicketValues;
  /** The values of the last submission. */
  values: Readonly<Record<string, string>>;
  errorOf: (name: string) => string | undefined;
  onQuantity: (quantity: string) => void;
}

const splits = [
  ['any', 'In any number'],
  ['none', 'All together only'],
  ['no-single', 'Never leave one alone'],
] as const;

const places = [
  { name: 'section', label: 'Section', className: 'grow basis-40' },
  { name: 'row', label: 'Row', className: 'grow basis-24' },
] as const;

/** How many tickets it is about, how they may be parted, and where they are. */
export function ListingFields({ typed, values, errorOf, onQuantity }: Props) {
  const quantity = Number(typed.quantity === '' ? NaN : typed.quantity);
  return (
    <>
      <Stepper
        label="How many tickets?"
        hint={`Up to ${MAX_QUANTITY}, for the same event and at the same price.`}
        name="quantity"
        min={1}
        max={MAX_QUANTITY}
        value={quantity}
        onChange={(value) => onQuantity(Number.isNaN(value) ? '' : String(value))}
        {...withError(errorOf('quantity'))}
      />
      {/* Hidden rather than removed, so that the choice is kept and is there without JavaScript. */}
      <fieldset className={quantity > 1 ? '' : 'hidden'}>
        <legend className="mb-1.5 font-semibold">How may they be sold?</legend>
        {splits.map(([split, label]) => (
          <label key={split} className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              name="split"
              value={split}
              defaultChecked={(values.split ?? 'any') === split}
              className="size-5 accent-ink"
            />
            {label}
          </label>
        ))}
        {errorOf('split') && <p className="mt-1.5 font-medium text-danger">{errorOf('split')}</p>}
      </fieldset>
      <div className="flex flex-wrap gap-4">
        {places.map(({ name, label, className }) => (
          <Field
            key={name}
            label={label}
            name={name}
            autoComplete="off"
            defaultValue={values[name]}
            className={className}
            {...withError(errorOf(name))}
          />
        ))}
      </div>
      <Field
        label={quantity > 1 ? 'Seats' : 'Seat'}
        hint={quantity > 1 ? 'One for each ticket, as in 12, 13.' : 'If it has one.'}
        name="seats"
        autoComplete="off"
        defaultValue={values.seats}
        {...withError(errorOf('seats'))}
      />
    </>
  );
}

/** A restriction that buyers have to know of. */
export function RestrictionsField({ values, errorOf }: Pick<Props, 'values' | 'errorOf'>) {
  return (
    <Field
      label="Anything buyers have to know?"
      hint="A limited view, or standing only. Leave it empty if there is nothing."
      name="restrictions"
      autoComplete="off"
      defaultValue={values.restrictions}
      {...withError(errorOf('restrictions'))}
    />
  );
}

const withError = (error: string | undefined) => (error === undefined ? {} : { error });
