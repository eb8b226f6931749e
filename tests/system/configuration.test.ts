import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { serviceNames } from '@ticketing/services';

const run = (service: string, env: Record<string, string>) => {
  const script = join(__dirname, `../../${service}/dist/index.js`);
  return spawnSync(process.execPath, [script], {
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
    timeout: 20_000,
  });
};

/** Those that read no session need no key for sessions. */
const KEY_OF: Record<string, string> = {
  expiration: 'REDIS_URL: is missing',
  confirmation: 'SENDGRID_API_KEY: is missing',
};

describe('a service whose configuration is wrong', () => {
  it.each(serviceNames)('%s says everything that is wrong in one message, and exits with 1', (service) => {
    const { status, stderr, stdout } = run(service, { PORT: 'eighty', LOG_LEVEL: 'loud' });
    expect(status).toBe(1);
    for (const name of [KEY_OF[service] ?? 'JWT_KEY: is missing', 'PORT', 'LOG_LEVEL']) expect(stderr).toContain(name);
    expect(stdout).toBe('');
  });
});
