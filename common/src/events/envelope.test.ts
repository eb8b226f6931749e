import { CloudEvent } from 'cloudevents';
import { aTicketCreated } from '../testing';
import { MalformedEventError, readEvent, writeEvent } from './envelope';
import { ticketCreated } from './ticket-created';

const envelope = (given: object = {}) =>
  JSON.stringify({ ...(JSON.parse(writeEvent(ticketCreated, 'test', aTicketCreated())) as object), ...given });

describe('an event', () => {
  it('is read as it was written', () => {
    const data = aTicketCreated({ title: 'Opera' });
    const time = new Date('2026-01-01T00:00:00Z');
    const read = readEvent(ticketCreated, writeEvent(ticketCreated, 'test', data, { id: 'one', time }));
    expect(read).toMatchObject({ id: 'one', subject: 'ticket:created', source: 'test', time, data });
  });

  it('is a CloudEvent to the package of the specification', () => {
    const data = aTicketCreated();
    const payload = writeEvent(ticketCreated, 'tickets', data, { id: 'one', time: new Date('2026-01-01T00:00:00Z') });
    const read = new CloudEvent(JSON.parse(payload) as object);
    expect(read).toMatchObject({
      id: 'one',
      type: 'ticket:created',
      source: 'tickets',
      time: '2026-01-01T00:00:00.000Z',
    });
    expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(payload));
  });

  it.each([
    ['no more than it must', { time: undefined, datacontenttype: undefined, correlationid: undefined }],
    ['a source that is a path', { source: '/orders/replica-1?zone=a' }],
    ['a source with blanks', { source: 'two words' }],
    ['an empty source', { source: '' }],
    ['a source that is no text', { source: { name: 'orders' } }],
    ['an empty type of its content', { datacontenttype: '' }],
    ['another type of its content', { datacontenttype: 7 }],
    ['a time in another zone', { time: '2026-01-01T01:00:00+01:00' }],
    ['a day for a time', { time: '2026-01-01' }],
    ['a time in words', { time: 'noon' }],
  ])('with %s is an event just when the package of the specification takes it', (_what, given) => {
    const payload = envelope(given);
    const takes = (read: () => unknown) => {
      try {
        return read() !== undefined;
      } catch {
        return false;
      }
    };
    const theirs = takes(() => new CloudEvent(JSON.parse(payload) as object));
    expect(takes(() => readEvent(ticketCreated, payload))).toBe(theirs);
  });

  it.each(['request-7', 'a.B_c-1', 'x'.repeat(128)])('keeps the correlation id %s', (correlationid) => {
    expect(readEvent(ticketCreated, envelope({ correlationid }))).toMatchObject({ correlationId: correlationid });
  });

  const strange = ['', 'x'.repeat(129), 'a b', 'line\nbreak', '<script>', '{"$gt":""}', 'ünicode', 7, null, ['a'], {}];

  it.each(strange)('has its own id for a correlation id when it says %j', (correlationid) => {
    const read = readEvent(ticketCreated, envelope({ id: 'event-1', correlationid }));
    expect(read).toMatchObject({ id: 'event-1', correlationId: 'event-1' });
  });

  it('has a new correlation id when neither that nor its own id has the form of one', () => {
    const read = readEvent(ticketCreated, envelope({ id: 'an event', correlationid: 'a request' }));
    expect(read).toMatchObject({ id: 'an event', correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string });
  });

  it.each([
    ['no version of CloudEvents', { specversion: undefined }],
    ['another version', { specversion: '7' }],
    ['no id', { id: undefined }],
    ['an empty id', { id: '' }],
    ['an id that is no text', { id: 7 }],
    ['no source', { source: undefined }],
    ['a time that is none', { time: 'yesterday' }],
    ['no data', { data: undefined }],
    ['data as text', { data: JSON.stringify(aTicketCreated()) }],
  ])('with %s is malformed', (_what, given) => {
    expect(() => readEvent(ticketCreated, envelope())).not.toThrow();
    expect(() => readEvent(ticketCreated, envelope(given))).toThrow(MalformedEventError);
  });

  it.each([
    ['a long text', JSON.stringify('x'.repeat(100_000))],
    ['a megabyte', envelope({ more: 'x'.repeat(1_000_000) })],
    ['nothing but names', `{${Array.from({ length: 8_000 }, (_, n) => `"k${n}":0`).join()}}`],
    ['thirty thousand things', `[${'{},'.repeat(30_000)}{}]`],
    ['JSON of great depth', '['.repeat(50_000) + ']'.repeat(50_000)],
  ])('is found to be %s in no time', (_what, payload) => {
    const from = process.cpuUsage();
    expect(() => readEvent(ticketCreated, payload)).toThrow(MalformedEventError);
    // Processor time: what else the machine does meanwhile is no matter of ours.
    expect(process.cpuUsage(from).user / 1_000).toBeLessThan(200);
  });
});
