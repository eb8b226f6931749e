import { UnavailableError } from './errors';

/** Driver errors by name: the store could not be reached or went away in the middle; whether a write was done is unknown. */
const OUTAGE_NAMES = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
  'MongoPoolClosedError',
  'MongoPoolClearedError',
  'PoolClearedOnNetworkError',
  'MongoWaitQueueTimeoutError',
  'MongoOperationTimeoutError',
  'MongoExpiredSessionError',
  'MongooseServerSelectionError',
  'DisconnectedError',
  'MaxRetriesPerRequestError',
]);

/** MongoDB's codes for "not now": no primary, no majority, shutting down, interrupted, unreachable, out of disk space. */
const MONGODB_CODES = {
  HostUnreachable: 6,
  HostNotFound: 7,
  // A member of a replica set that has not copied the users yet.
  AuthenticationFailed: 18,
  WriteConcernFailed: 64,
  NetworkTimeout: 89,
  ShutdownInProgress: 91,
  UnsatisfiableWriteConcern: 100,
  FailedToSatisfyReadPreference: 133,
  ReadConcernMajorityNotAvailableYet: 134,
  PrimarySteppedDown: 189,
  ExceededTimeLimit: 262,
  SocketException: 9001,
  LegacyNotPrimary: 10058,
  NotWritablePrimary: 10107,
  InterruptedAtShutdown: 11600,
  InterruptedDueToReplStateChange: 11602,
  NotPrimaryNoSecondaryOk: 13435,
  NotPrimaryOrSecondary: 13436,
  OutOfDiskSpace: 14031,
};

const OUTAGE_CODES = new Set<unknown>([
  ...Object.values(MONGODB_CODES),
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'NR_CLOSED',
]);

/** What MongoDB and its driver put on an error after which the same write may succeed, on another primary. */
const RETRYABLE = 'RetryableWriteError';

/** Drivers' and Redis's own words for it; out of memory and out of disk space (MISCONF) among them. */
const OUTAGE_MESSAGES = new RegExp(
  [
    'bufferCommands = false|Connection is closed|Stream isn.t writeable|Command timed out',
    'LOADING|READONLY|MASTERDOWN|CLUSTERDOWN|MISCONF|OOM command not allowed|BUSY Redis',
  ].join('|'),
);

/**
 * Says whether an error means that a store or the bus is away, so that trying again later makes sense.
 *
 * @param error anything that was thrown; what a bulk write failed with is looked at inside of its error
 */
export function isOutage(error: unknown): boolean {
  if (error instanceof UnavailableError) return true;
  if (!(error instanceof Error)) return false;
  if (OUTAGE_NAMES.has(error.name) || OUTAGE_MESSAGES.test(error.message)) return true;
  if (isRetryable(error) || ('code' in error && OUTAGE_CODES.has(error.code))) return true;
  return error.name === 'MongoBulkWriteError' && 'errorResponse' in error && isOutage(error.errorResponse);
}

function isRetryable(error: Error & { hasErrorLabel?: (label: string) => boolean }): boolean {
  return error.hasErrorLabel?.(RETRYABLE) === true;
}

/** Says whether a save lost against another one that changed the same document first. */
export function isVersionConflict(error: unknown): boolean {
  return error instanceof Error && (error.name === 'VersionError' || error.name === 'DocumentNotFoundError');
}

/**
 * Says whether a write met a unique index.
 *
 * @param error anything that was thrown
 * @param field the field at the head of the index, when only that index is meant
 */
export function isDuplicateKey(error: unknown, field?: string): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 11000) return false;
  if (field === undefined) return true;
  return 'keyPattern' in error && Object.keys(error.keyPattern as object).includes(field);
}
