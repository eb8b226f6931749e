import { secureCookies, sessionKeys } from '@ticketing/common';
import { defineService, type MongoOverrides } from '@ticketing/common/mongo';
import type { AuthConfig } from './config';
import { migrateEmails } from './emails/migrate-emails';
import { attemptCountModel } from './models/attempt-count';
import { refreshFamilyModel } from './models/refresh-family';
import { userModel } from './models/user';
import { Passwords } from './passwords/passwords';
import { routers } from './routes';
import { DeviceSessions } from './sessions/device-sessions';
import { RefreshFamilies } from './sessions/refresh-families';
import { TokenCookies } from './sessions/token-cookies';
import { throttles } from './throttling/throttles';

type Overrides = MongoOverrides & { passwords?: Passwords };

/** The whole service, wired together; nothing connects before it is started. */
export function createAuthService(config: AuthConfig, overrides: Overrides = {}) {
  const { passwords = new Passwords() } = overrides;
  const service = defineService('auth', config, overrides);
  const { mongo, connection, now } = service;
  const { logger } = service.context;

  const users = userModel(connection);
  const graceSeconds = config.REFRESH_GRACE_SECONDS;
  const families = new RefreshFamilies({ families: refreshFamilyModel(connection), graceSeconds, now });
  const cookies = new TokenCookies(secureCookies(config), now);
  const sessions = new DeviceSessions({ users, families, cookies, keys: sessionKeys(config), logger });
  const { signIns, signUps } = throttles(config, attemptCountModel(connection), now);
  mongo.prepare(() => migrateEmails(users, logger));

  const passwordMinLength = config.PASSWORD_MIN_LENGTH;
  return service.build({
    routers: routers({ users, families, passwords, passwordMinLength, sessions, signIns, signUps, logger }),
  });
}
