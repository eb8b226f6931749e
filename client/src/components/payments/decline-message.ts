const ADVICE = /\b(try|check|enter|use|ask|contact)\b/i;

/**
 * The message after a declined payment: the reason, one piece of advice, and whether the reservation continues.
 *
 * @param reason a message for buyers, which may include advice
 * @param reserved whether the order can still be paid
 */
export function declineMessage(reason: string, reserved: boolean): string {
  const why = sentence(reason);
  const advice = ADVICE.test(why) ? '' : ' Try again or use another card.';
  return `${why}${advice}${reserved ? ' Your ticket is still reserved.' : ''}`;
}

const sentence = (text: string): string => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
