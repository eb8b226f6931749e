/**
 * Jobs, and what else a service keeps in Redis. A door of its own into the package: Bull and ioredis take tens of megabytes
 * that a service without jobs need not carry.
 */
export { defineService, type RedisOverrides } from './define-service';
export { JobQueue, type JobContext } from './job-queue';
export { Redis } from './redis/redis';
