import type { Card, CardErrors } from './stand-in-api';

/** An error message for each empty field. */
export function validateCard({ number, expiry, cvc }: Card): CardErrors {
  return {
    ...(!number.trim() && { number: 'Enter the number of the card.' }),
    ...(!/^\d\d \/ \d\d$/.test(expiry) && {
      expiry: expiry.trim() ? 'Enter month and year, as in 04 / 29.' : 'Enter the month and the year.',
    }),
    ...(!cvc.trim() && { cvc: 'Enter the security code.' }),
  };
}
