declare const minorUnits: unique symbol;

/** An amount of money as an integer in the currency's smallest unit (pence, cents). */
export type Money = number & { readonly [minorUnits]: true };

/**
 * Turns a price in the major unit (19.99) into an exact amount in the minor unit (1999), for currencies with two decimals.
 *
 * @throws RangeError when the price is not finite, negative, or has more than two decimals
 */
export function toMoney(price: number): Money {
  // 1.15 * 100 is 114.99999999999999: rounding mends that, and the comparison refuses what was really finer than a cent.
  const amount = Math.round(price * 100);
  if (!Number.isSafeInteger(amount) || amount < 0 || amount / 100 !== price) {
    throw new RangeError(`${price} is not an amount of money with at most two decimals`);
  }
  return amount as Money;
}

/** Turns an amount in the minor unit (1999) into a price in the major unit (19.99). */
export function toPrice(amount: Money): number {
  return amount / 100;
}
