import { limits } from '@ticketing/common';
import { domainToASCII, domainToUnicode } from 'node:url';

/** Controls, formats (the zero-width ones among them), and what is left out wherever text is shown. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
/** `trim` takes it for a blank, Unicode for a character without width. */
const BYTE_ORDER_MARK = '\ufeff';
const NOT_ASCII = /\P{ASCII}/u;
/** The parser of domains is that of URLs, which would take more than this for a port, a path or an escape. */
const DOMAIN = /^(?:[a-z\d.-]|\P{ASCII})+$/iu;

/** Whether an email has characters that nobody sees, blanks around it aside. */
export const hasInvisible = (email: string): boolean => INVISIBLE.test(email.trim()) || email.includes(BYTE_ORDER_MARK);

/** Whether what stands before the @ is ASCII: SendGrid refuses any other. */
export const hasAsciiLocalPart = (email: string): boolean => !NOT_ASCII.test(split(email).local);

/** Whether the domain of an email in its kept form is one: a name that is written otherwise or wrongly encoded is not. */
export function hasAsciiDomain(normalised: string): boolean {
  const { domain } = split(normalised);
  return domainToASCII(domain) === domain;
}

/**
 * The form in which emails are kept and compared: trimmed, in NFC and lower case, the domain in ASCII, so that `bücher.de` as it
 * is typed and as a browser sends it are one. A domain that cannot be one is left as it is.
 */
export function normaliseEmail(typed: string): string {
  const email = typed.trim().normalize('NFC').toLowerCase();
  const { local, domain } = split(email);
  return `${local}${toAscii(domain)}`;
}

/** The forms in which an email may be stored: its own and, from before there was that, the one with the domain as it is read. */
export function storedForms(normalised: string): string[] {
  const { local, domain } = split(normalised);
  return [...new Set([normalised, `${local}${domainToUnicode(domain) || domain}`])];
}

/** What stands before the domain, the @ included, and the domain. */
function split(email: string) {
  const at = email.lastIndexOf('@') + 1;
  return { local: email.slice(0, at), domain: email.slice(at) };
}

function toAscii(domain: string): string {
  // Of a domain of any length, the ASCII form would take long.
  const usable = domain.length <= 2 * limits.email.max && DOMAIN.test(domain) && !INVISIBLE.test(domain);
  return (usable && domainToASCII(domain)) || domain;
}
