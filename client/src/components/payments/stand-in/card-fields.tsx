import type { ChangeEvent } from 'react';
import { Field } from '../../ui/field';
import { formatCardNumber, formatCvc, formatExpiry } from './format-card';
import type { Card, CardErrors, CardField } from './stand-in-api';

interface Props {
  card: Card;
  onChange: (card: Card) => void;
  errors: CardErrors;
}

/** The same three fields as in the Stripe Payment Element. */
export function CardFields({ card, onChange, errors }: Props) {
  const field = (name: CardField, format: (typed: string) => string) => ({
    inputMode: 'numeric' as const,
    value: card[name],
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => onChange({ ...card, [name]: format(target.value) }),
    error: errors[name],
  });
  return (
    <>
      <Field
        label="Card number"
        autoComplete="cc-number"
        placeholder="1234 1234 1234 1234"
        {...field('number', formatCardNumber)}
      />
      <div className="grid grid-cols-2 gap-4">
        <Field label="Expiry" autoComplete="cc-exp" placeholder="MM / YY" {...field('expiry', formatExpiry)} />
        <Field label="CVC" autoComplete="cc-csc" placeholder="123" {...field('cvc', formatCvc)} />
      </div>
    </>
  );
}
