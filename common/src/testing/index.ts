export { isAlive } from './is-alive';
export { waitFor } from './wait-for';
export { RecordingBus } from './recording-bus';
export { scratchFolder } from './scratch-folder';
export { freePort } from './servers/free-port';
export { ServerProcess, type ServerProgram } from './servers/server-process';
export {
  mongoUri,
  natsUrl,
  redisUrl,
  startMongo,
  startNatsStreaming,
  startRedis,
  TEST_CLUSTER_ID,
} from './servers/servers';
export { CertificateAuthority, type CertificateNames, type IssuedCertificate } from './servers/certificate-authority';
export { SilentServer } from './servers/silent-server';
export { MongoReplicaSet } from './servers/replica-set';
export { TcpProxy } from './servers/tcp-proxy';
export { sharedServers } from './servers/config';
export { anId, aUser, cookieWithToken, sessionCookieOf, TEST_JWT_KEY, TEST_MAIL_TOKEN_KEY } from './builders/sessions';
export {
  anOrderCancelled,
  anOrderCompleted,
  anOrderCreated,
  aPaymentCreated,
  aTicketCreated,
  aTicketUpdated,
} from './builders/events';
export { testEnvironment, uniqueName } from './settings';
export { describedOperations, mountedOperations } from './described-operations';
export { startReady, stopAll } from './running-service';
