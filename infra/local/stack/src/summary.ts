import path from 'node:path';

export interface Running {
  gateway: string;
  mailbox: boolean;
  client: boolean;
  directory: string;
}

/** Shown after the start: addresses, test cards, logs. */
export function summary({ gateway, mailbox, client, directory }: Running): string {
  const logs = path.relative(process.cwd(), path.join(directory, 'logs'));
  const rows = [
    [client ? 'Marketplace' : 'API', client ? gateway : `${gateway}/api/tickets`],
    ...(mailbox ? [['Mailbox', `${gateway}/mailbox`]] : []),
    ['Card: paid', '4242 4242 4242 4242   token tok_visa'],
    ['Card: declined', '4000 0000 0000 0002   token tok_chargeDeclined'],
    ['Card: 3-D Secure', '4000 0027 6000 3184   token tok_threeDSecure2Required'],
    ['Logs', `${logs}/`],
    ['Stop', 'Ctrl-C'],
  ];
  const lines = rows.map(([name = '', value = '']) => `  ${name.padEnd(20)}${value}`);
  return `\n${lines.join('\n')}\n\n`;
}
