import ipaddr from 'ipaddr.js';

/** The part of an IPv6 address that a network hands to one customer, in 16-bit groups. */
const NETWORK_GROUPS = 4;

/** Some proxies (Azure's, say) write the port as well, which is another one for each connection. */
const WITH_PORT = /^(?:(\d+\.\d+\.\d+\.\d+):\d+|\[([^\]]+)\](?::\d+)?)$/;

/**
 * What counts as one address: an IPv4 address, also one that is written as IPv6, or an IPv6 network of /64, within which
 * anybody can choose from 2^64 addresses.
 *
 * @param written the caller's, as the last trusted proxy wrote it, with or without a port
 */
export function clientAddress(written: string | undefined): string {
  if (written === undefined) return '';
  const [, v4, bracketed] = WITH_PORT.exec(written) ?? [];
  const ip = v4 ?? bracketed ?? written;
  if (!ipaddr.isValid(ip)) return ip;
  const address = ipaddr.process(ip);
  if (address instanceof ipaddr.IPv4) return address.toString();
  const network = address.parts.slice(0, NETWORK_GROUPS).map((group) => group.toString(16));
  return `${network.join(':')}::/64`;
}
