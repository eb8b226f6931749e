/**
 * Jobs, and what else a service keeps in Redis. A door of its own into the package: Bull and ioredis take tens of megabytes
 * that a service without jobs need not carry.
 */
export { JobQueue, type JobContext } from './job-queue';
export { redisDeadLetters } from './redis/dead-letters';
export { Redis } from './redis/redis';
