const ADVICE = /\b(try|check|enter|use|ask|contact)\b/i;

/**
 * What a buyer reads after a decline: why, one piece of advice, and whether the ticket waits.
 *
 * @param reason in words for the buyer, which may hold advice already
 * @param reserved whether the order was just seen to be payable still
 */
export function declineWords(reason: string, reserved: boolean): string {
  const why = sentence(reason);
  const advice = ADVICE.test(why) ? '' : ' Try again or use another card.';
  return `${why}${advice}${reserved ? ' Your ticket is still reserved.' : ''}`;
}

const sentence = (text: string): string => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
