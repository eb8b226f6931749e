import { Field } from '../../ui/field';
import { formatCardNumber, formatCvc, formatExpiry } from './format-card';
import type { Card, CardErrors } from './stand-in-api';

interface Props {
  card: Card;
  onChange: (card: Card) => void;
  errors: CardErrors;
}

/** The same three fields as in the Stripe Payment Element. */
export function CardFields({ card, onChange, errors }: Props) {
  return (
    <>
      <Field
        label="Card number"
        inputMode="numeric"
        autoComplete="cc-number"
        placeholder="1234 1234 1234 1234"
        value={card.number}
        onChange={({ target }) => onChange({ ...card, number: formatCardNumber(target.value) })}
        error={errors.number}
      />
      <div className="grid grid-cols-2 gap-4">
        <Field
          label="Expiry"
          inputMode="numeric"
          autoComplete="cc-exp"
          placeholder="MM / YY"
          value={card.expiry}
          onChange={({ target }) => onChange({ ...card, expiry: formatExpiry(target.value) })}
          error={errors.expiry}
        />
        <Field
          label="CVC"
          inputMode="numeric"
          autoComplete="cc-csc"
          placeholder="123"
          value={card.cvc}
          onChange={({ target }) => onChange({ ...card, cvc: formatCvc(target.value) })}
          error={errors.cvc}
        />
      </div>
    </>
  );
}
