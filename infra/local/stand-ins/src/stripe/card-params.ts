import { z } from 'zod';
import { integer, text } from './params';

const address = z.strictObject({
  city: text.optional(),
  country: text.optional(),
  line1: text.optional(),
  line2: text.optional(),
  postal_code: text.optional(),
  state: text.optional(),
});

export const billingDetailsParam = z.strictObject({
  name: text.optional(),
  email: text.optional(),
  phone: text.optional(),
  address: address.optional(),
});

export const cardNumberParam = z.strictObject({
  number: text,
  exp_month: integer,
  exp_year: integer,
  cvc: text.optional(),
});

const tokenParam = z.strictObject({ token: text });

/** A card to pay with: its details, or a token for them. */
export const cardParam = z.looseObject({}).transform((card, context) => {
  const parsed = ('token' in card ? tokenParam : cardNumberParam).safeParse(card, { reportInput: true });
  if (parsed.success) return parsed.data;
  context.issues.push(...(parsed.error.issues as z.core.$ZodRawIssue[]));
  return z.NEVER;
});
