import { erasedEmailOf, isVersionConflict, userDeleted, type ServiceContext } from '@ticketing/common';
import { outboxEntry, type Outbox } from '@ticketing/common/mongo';
import type { Types } from 'mongoose';
import type { MailRequestModel } from '../models/mail-request';
import type { UserModel } from '../models/user';
import type { WindowCounter } from '../throttling/window-counter';
import type { RefreshFamilies } from '../sessions/refresh-families';

const BATCH = 100;

interface Dependencies {
  users: UserModel;
  outbox: Outbox;
  requests: MailRequestModel;
  throttle: Pick<WindowCounter, 'forget'>;
  families: RefreshFamilies;
  now: () => Date;
  logger: ServiceContext['logger'];
}

/** Erases accounts whose time has come, and publishes it to those who keep something of their users. */
export class Erasure {
  constructor(private readonly dependencies: Dependencies) {}

  /** Takes a request for erasure back, when the user signs in. No event has reported it: the version stays. */
  async cancel(userId: Types.ObjectId): Promise<void> {
    const { users } = this.dependencies;
    await users.collection.updateOne({ _id: userId, erased: { $ne: true } }, { $unset: { eraseAt: true } });
  }

  /** Erases the accounts that are due. */
  async run(): Promise<void> {
    const { users, now } = this.dependencies;
    const due = await users.find({ eraseAt: { $lte: now() } }).limit(BATCH);
    for (const { _id, version, outbox, email } of due) {
      await this.erase({ _id, version, outbox });
      await this.dependencies.throttle.forget(email);
    }
  }

  private async erase(user: Parameters<Outbox['change']>[1]): Promise<void> {
    const { users, outbox, requests, families, now, logger } = this.dependencies;
    const id = user._id;
    await requests.deleteMany({ userId: id });
    await families.endAll(id);
    try {
      await outbox.change(users, user, {
        // A sign-in meanwhile keeps the account.
        where: { eraseAt: { $lte: now() } },
        set: {
          email: erasedEmailOf(id.toHexString()),
          passwordHash: '',
          verified: false,
          revoked: true,
          erased: true,
          eraseAt: null,
        },
        raised: outboxEntry(userDeleted, 'auth', { id: id.toHexString(), version: user.version + 1 }),
      });
    } catch (error) {
      if (isVersionConflict(error)) return;
      throw error;
    }
    // Its other events, which are kept in case the bus loses them, have the email.
    const others = { published: { subject: { $ne: userDeleted.subject } } };
    await users.collection.updateOne({ _id: id }, { $pull: others } as object);
    logger.info({ userId: id }, 'account erased');
  }
}
