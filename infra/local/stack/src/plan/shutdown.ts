/**
 * How long a process that got SIGTERM goes on answering: what the pause before a pod's end is in the cluster. The gateway
 * asks several times meanwhile whether it is ready, also on a machine that is busy.
 */
export const SHUTDOWN_DELAY_MS = 1_500;

/** For the end of the whole stack, with which nobody is left to wait for. */
export const STOP_ALL = 'SIGINT';
