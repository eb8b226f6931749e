import { createConnection } from 'mongoose';
import { attemptCountModel } from '../models/attempt-count';
import { mailRequestModel } from '../models/mail-request';
import { refreshFamilyModel } from '../models/refresh-family';
import { userModel } from '../models/user';

/** Opens the database of a service, without the service. */
export async function openDatabase({ MONGO_URI }: { MONGO_URI?: string }) {
  if (MONGO_URI === undefined) throw new Error('These settings name no database');
  const connection = await createConnection(MONGO_URI, { autoIndex: false }).asPromise();
  return {
    users: userModel(connection),
    families: refreshFamilyModel(connection),
    requests: mailRequestModel(connection),
    attempts: attemptCountModel(connection),
    close: () => connection.close(),
  };
}
