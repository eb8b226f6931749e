/**
 * How long a process keeps serving after SIGTERM, like the pause before a pod's end in the cluster. It is long enough for
 * several readiness probes of the gateway, even on a busy machine.
 */
export const SHUTDOWN_DELAY_MS = 1_500;

/** Stops a process without that delay: used when the whole stack ends. */
export const STOP_ALL = 'SIGINT';
