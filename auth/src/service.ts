import {
  createContext,
  createService,
  createServiceApp,
  DeadLetters,
  secureCookies,
  sessionKeys,
  type ServiceContext,
} from '@ticketing/common';
import { Mongo, mongoDeadLetters } from '@ticketing/common/mongo';
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

/** What tests hand in instead of the real thing. */
interface Given {
  logger: ServiceContext['logger'];
  now: () => Date;
  passwords: Passwords;
}

/** The whole service, wired together. */
export function createAuthService(config: AuthConfig, given: Partial<Given> = {}) {
  const { now = () => new Date(), passwords = new Passwords() } = given;
  const context = { ...createContext('auth', config), ...(given.logger && { logger: given.logger }) };
  const { logger } = context;
  const mongo = new Mongo(config.MONGO_URI, logger);
  const { connection } = mongo;

  const users = userModel(connection);
  mongo.prepare(() => migrateEmails(users, logger));
  const families = new RefreshFamilies({
    families: refreshFamilyModel(connection),
    graceSeconds: config.REFRESH_GRACE_SECONDS,
    now,
  });
  const cookies = new TokenCookies(secureCookies(config), now);
  const sessions = new DeviceSessions({ users, families, cookies, keys: sessionKeys(config), logger });
  const { signIns, signUps } = throttles(config, attemptCountModel(connection), now);

  const passwordMinLength = config.PASSWORD_MIN_LENGTH;
  const deadLetters = new DeadLetters(mongoDeadLetters(connection));
  const app = createServiceApp(context, {
    store: mongo,
    deadLetters,
    routers: routers({ users, families, passwords, passwordMinLength, sessions, signIns, signUps, logger }),
  });
  return createService(context, app, [mongo]);
}
