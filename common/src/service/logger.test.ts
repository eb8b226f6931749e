import { withCorrelationId } from '../correlation';
import { createLogger } from './logger';

/** What a logger writes. */
function written(log: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  log(createLogger('test', 'trace', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

describe('a service’s logger', () => {
  it('writes JSON with the service and the request’s id', () => {
    const line = written((logger) => withCorrelationId('request-7', () => logger.info({ port: 1 }, 'listens')));
    expect(JSON.parse(line)).toMatchObject({ service: 'test', correlationId: 'request-7', port: 1, msg: 'listens' });
  });

  it('writes no email, whatever carries it', () => {
    const refused = Object.assign(new Error('E11000 duplicate key error dup key: { email: "jane@example.com" }'), {
      keyValue: { email: 'jane@example.com' },
      command: { name: 'set', args: ['mail', '{"to":"jane@example.com"}'] },
      cause: new Error('jane@example.com is taken'),
    });
    const line = written((logger) => {
      logger.error({ err: refused, payload: '{"email":"jane@example.com"}' }, 'mail to jane@example.com refused');
      logger.child({ to: 'jane@example.com' }).fatal(refused);
    });
    expect(line).toContain('E11000');
    expect(line).not.toMatch(/jane|example\.com/);
  });
});
