import type { Injection } from '../history/history';
import { secondMailsBy, secondMailsInAll } from './second-mails';

const affecting = (name: string, fault: string, more: Partial<Injection> = {}): Injection => ({
  ...{ fault, processes: [name], from: 0, to: 1_000 },
  ...more,
});

describe('how many second mails a fault excuses', () => {
  it.each<[excused: number, fault: Injection]>([
    [1, affecting('confirmation-0', 'kill -9 confirmation-0')],
    [1, affecting('redis', 'redis flushed')],
    [1, affecting('confirmation-0', 'crash of confirmation: mailed not marked', { reached: true })],
    [3, affecting('sendgrid', 'sendgrid: timeout-after 3 times')],
    [3, affecting('sendgrid', 'sendgrid: slow 3 times', { ms: 9_000 })],
    [1, affecting('sendgrid', 'sendgrid frozen for 9 s', { to: 9_000 })],
    [2, affecting('sendgrid', 'sendgrid frozen for 17 s', { to: 17_000 })],
    [1, affecting('redis', 'redis frozen for 3 s', { to: 3_000 })],
  ])('%s: %j', (excused, fault) => {
    expect(secondMailsBy(fault)).toBe(excused);
  });

  it.each<[fault: Injection]>([
    [affecting('orders-0', 'kill -9 orders-0')],
    [affecting('nats', 'nats killed, its store wiped')],
    [affecting('confirmation-0', 'crash of confirmation: mailed not marked', { reached: false })],
    [affecting('sendgrid', 'sendgrid: error 3 times')],
    [affecting('sendgrid', 'sendgrid: slow 3 times', { ms: 2_000 })],
    [affecting('sendgrid', 'sendgrid frozen for 2 s', { to: 2_000 })],
    [affecting('redis', 'redis frozen for 1 s')],
  ])('none: %j', (fault) => {
    expect(secondMailsBy(fault)).toBe(0);
  });

  it.each<[inAll: number, fault: Injection]>([
    [1, affecting('confirmation-0', 'kill -9 confirmation-0')],
    [16, affecting('sendgrid', 'sendgrid frozen for 9 s', { to: 9_000 })],
    [16, affecting('redis', 'redis frozen for 3 s', { to: 3_000 })],
    [8, affecting('confirmation-0', 'confirmation-0 frozen for 3 s', { to: 3_000 })],
    [0, affecting('sendgrid', 'sendgrid frozen for 2 s', { to: 2_000 })],
  ])('of two that send, %s in all: %j', (inAll, fault) => {
    expect(secondMailsInAll(fault, 2)).toBe(inAll);
  });
});
