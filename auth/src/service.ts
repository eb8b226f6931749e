import { mailTokenKey, secureCookies, sessionKeys } from '@ticketing/common';
import { defineService, type MongoOverrides } from '@ticketing/common/mongo';
import { AccountMails } from './accounts/account-mails';
import { changeUser } from './accounts/change-user';
import { Erasure } from './accounts/erasure';
import { MailRequests } from './accounts/mail-requests';
import type { AuthConfig } from './config';
import { migrateEmails } from './emails/migrate-emails';
import { attemptCountModel } from './models/attempt-count';
import { mailRequestModel } from './models/mail-request';
import { migrateFamilies } from './models/migrate-families';
import { migrateUsers } from './models/migrate-users';
import { refreshFamilyModel } from './models/refresh-family';
import { userModel } from './models/user';
import { Passwords } from './passwords/passwords';
import { routers } from './routes';
import { DeviceSessions } from './sessions/device-sessions';
import { RefreshFamilies } from './sessions/refresh-families';
import { TokenCookies } from './sessions/token-cookies';
import { throttles } from './throttling/throttles';

/** What a replica of an earlier version stored beside this one, during a deployment. */
const MIGRATE_EVERY_MS = 10 * 60_000;
const ERASE_EVERY_MS = 10_000;

type Overrides = MongoOverrides & { passwords?: Passwords };

/** The whole service, wired together; nothing connects before it is started. */
export function createAuthService(config: AuthConfig, overrides: Overrides = {}) {
  const { passwords = new Passwords() } = overrides;
  const service = defineService('auth', config, overrides);
  const { mongo, connection, now } = service;
  const { logger } = service.context;

  const users = userModel(connection);
  const outbox = service.outbox(users);
  const change = changeUser(users, outbox);
  const graceSeconds = config.REFRESH_GRACE_SECONDS;
  const stored = refreshFamilyModel(connection);
  const families = new RefreshFamilies({ families: stored, graceSeconds, now });
  const cookies = new TokenCookies(secureCookies(config), now);
  const sessions = new DeviceSessions({ users, families, cookies, keys: sessionKeys(config), logger });
  const { signIns, signUps, mails: throttle, counts } = throttles(config, attemptCountModel(connection), now);
  const storedRequests = mailRequestModel(connection);
  const requests = new MailRequests({ requests: storedRequests, keys: mailTokenKeys(config), now });
  const mails = new AccountMails({ change, requests, throttle, now, logger });
  const migrate = () => Promise.all([migrateUsers(users), migrateFamilies(stored)]);
  const erasure = new Erasure({ users, outbox, requests: storedRequests, throttle: counts, families, now, logger });
  mongo.prepare(migrate);
  mongo.prepare(() => migrateEmails(users, logger));
  service.every(ERASE_EVERY_MS, 'erasure of accounts', () => erasure.run());
  service.every(MIGRATE_EVERY_MS, 'migration of accounts', migrate);

  const passwordMinLength = config.PASSWORD_MIN_LENGTH;
  return service.build({
    routers: routers({
      ...{ users, outbox, change, requests, mails, families, sessions },
      ...{ passwords, passwordMinLength, signIns, signUps, logger },
      ...{ erasure, erasureDays: config.ERASURE_DAYS, now },
    }),
  });
}

const mailTokenKeys = ({ MAIL_TOKEN_KEY, MAIL_TOKEN_KEY_PREVIOUS }: AuthConfig) =>
  [MAIL_TOKEN_KEY, MAIL_TOKEN_KEY_PREVIOUS].flatMap((key) => (key === undefined ? [] : mailTokenKey(key)));
