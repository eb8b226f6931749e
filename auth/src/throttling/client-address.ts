import ipaddr from 'ipaddr.js';

/** The part of an IPv6 address that a network hands to one customer, in 16-bit groups. */
const NETWORK_GROUPS = 4;

/**
 * What counts as one address: an IPv4 address, also one that is written as IPv6, or an IPv6 network of /64, within which
 * anybody can choose from 2^64 addresses.
 *
 * @param ip the caller's, as the last trusted proxy wrote it
 */
export function clientAddress(ip: string | undefined): string {
  if (ip === undefined || !ipaddr.isValid(ip)) return ip ?? '';
  const address = ipaddr.process(ip);
  if (address instanceof ipaddr.IPv4) return address.toString();
  const network = address.parts.slice(0, NETWORK_GROUPS).map((group) => group.toString(16));
  return `${network.join(':')}::/64`;
}
