import { limits } from '@ticketing/common';
import { domainToASCII, domainToUnicode } from 'node:url';

/** Control, format and zero-width characters, and those that are ignored when text is shown. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
/** `trim` removes it as a blank; in Unicode it is a character without width. */
const BYTE_ORDER_MARK = '\ufeff';
const NOT_ASCII = /\P{ASCII}/u;
/** `domainToASCII` parses domains as parts of URLs: other characters would be read as a port, a path or an escape. */
const DOMAIN = /^(?:[a-z\d.-]|\P{ASCII})+$/iu;

/** Whether an email has invisible characters, apart from blanks around it. */
export const hasInvisible = (email: string): boolean => INVISIBLE.test(email.trim()) || email.includes(BYTE_ORDER_MARK);

/** Whether the part before the @ is ASCII. SendGrid refuses others. */
export const hasAsciiLocalPart = (email: string): boolean => !NOT_ASCII.test(split(email).local);

/** Whether the domain of a normalised email is valid in ASCII, and not a wrongly encoded name. */
export function hasAsciiDomain(normalised: string): boolean {
  const { domain } = split(normalised);
  return domainToASCII(domain) === domain;
}

/**
 * The form in which emails are stored and compared: trimmed, in NFC and lower case, with the domain in ASCII. So `bücher.de`,
 * which browsers send in ASCII, has one form. An invalid domain is not changed.
 */
export function normaliseEmail(typed: string): string {
  const email = typed.trim().normalize('NFC').toLowerCase();
  const { local, domain } = split(email);
  return `${local}${toAscii(domain)}`;
}

/** The forms in which an email may be stored: the present one, and the earlier one with the domain in Unicode. */
export function storedForms(normalised: string): string[] {
  const { local, domain } = split(normalised);
  return [...new Set([normalised, `${local}${domainToUnicode(domain) || domain}`])];
}

/** The local part with the @, and the domain. */
function split(email: string) {
  const at = email.lastIndexOf('@') + 1;
  return { local: email.slice(0, at), domain: email.slice(at) };
}

function toAscii(domain: string): string {
  // The conversion of a very long domain would take long.
  const usable = domain.length <= 2 * limits.email.max && DOMAIN.test(domain) && !INVISIBLE.test(domain);
  return (usable && domainToASCII(domain)) || domain;
}
