'use client';

import { useState } from 'react';
import { FormMessages } from '../../forms/form-messages';
import type { FormAction } from '../../forms/form-state';
import { useForm } from '../../forms/use-form';
import { formatPrice } from '../../format/price';
import { Button } from '../ui/button';
import { countOf } from './quantities';

interface Props {
  /** Already bound to the ticket. */
  action: FormAction;
  price: number;
  currency: string;
  /** The numbers that can be reserved, in ascending order. */
  quantities: number[];
  /** Whether the listing has several tickets. */
  several: boolean;
}

/** Reserves one ticket, or the chosen number of several. Each choice names its total, also without JavaScript. */
export function ReserveForm({ action, price, currency, quantities, several }: Props) {
  const { formProps, pending, messages } = useForm(action, []);
  const [chosen, setChosen] = useState(quantities[0] ?? 1);
  const totalOf = (quantity: number) => formatPrice(Math.round(price * 100 * quantity) / 100, currency);
  return (
    <form {...formProps} className="space-y-4">
      <FormMessages messages={messages} />
      {several && (
        <div>
          <label htmlFor="quantity" className="mb-1.5 block font-semibold">
            How many?
          </label>
          <select
            id="quantity"
            name="quantity"
            value={chosen}
            onChange={({ target }) => setChosen(Number(target.value))}
            className="min-h-12 w-full rounded-control border border-control bg-surface px-3.5 text-base"
          >
            {quantities.map((quantity) => (
              <option key={quantity} value={quantity}>
                {countOf(quantity)}, {totalOf(quantity)}
              </option>
            ))}
          </select>
          <p role="status" className="mt-3 flex items-baseline justify-between gap-4">
            <span>Total for {countOf(chosen)}</span>
            <span className="tabular text-2xl font-bold">{totalOf(chosen)}</span>
          </p>
        </div>
      )}
      <Button pending={pending} className="w-full text-lg">
        Reserve
      </Button>
    </form>
  );
}
