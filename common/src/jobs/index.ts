/**
 * Jobs in Redis. A door of its own into the package: Bull and ioredis take tens of megabytes that a service without jobs
 * need not carry.
 */
export { JobQueue, JobFailedError, type JobQueueOptions, type JobContext } from './job-queue';
export { Redis } from '../redis/redis';
