/**
 * The smallest charges that Stripe publishes for currencies with two decimals, in the major unit
 * (docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).
 */
const SMALLEST: Readonly<Record<string, number>> = {
  aed: 2,
  aud: 0.5,
  bgn: 1,
  brl: 0.5,
  cad: 0.5,
  chf: 0.5,
  czk: 15,
  dkk: 2.5,
  eur: 0.5,
  gbp: 0.3,
  hkd: 4,
  inr: 0.5,
  mxn: 10,
  myr: 2,
  nok: 3,
  nzd: 0.5,
  pln: 2,
  ron: 2,
  sek: 3,
  sgd: 0.5,
  thb: 10,
  usd: 0.5,
};

/** Why tickets of `price` can't be sold in a currency; undefined when they can. @param price the lowest, in the major unit */
export function smallestChargeProblem(currency: string, price: number): string | undefined {
  const smallest = SMALLEST[currency];
  if (smallest === undefined) return 'must be a currency for which Stripe publishes a smallest charge';
  if (price >= smallest) return undefined;
  return `must be a currency in which Stripe charges ${price.toFixed(2)}, the lowest price: its least is ${smallest.toFixed(2)}`;
}
