import ipaddr from 'ipaddr.js';

/** The prefix of an IPv6 address that a provider assigns to one customer, in 16-bit groups. */
const NETWORK_GROUPS = 4;

/** Some proxies (Azure's, for example) add the port, which differs for each connection. */
const WITH_PORT = /^(?:(\d+\.\d+\.\d+\.\d+):\d+|\[([^\]]+)\](?::\d+)?)$/;

/**
 * The address that attempts are counted for: an IPv4 address, also in IPv6 notation, or an IPv6 network of /64, in which a
 * client can choose its address freely.
 *
 * @param written the client's address from the last trusted proxy, with or without a port
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
