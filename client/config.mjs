/** The variables that Next inlines into a build, so that another value needs another build. */
export const inlinedVariables = () => [process.env.DEPLOYMENT_ID, process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY];

/** The environment of `next build`. */
export const buildEnvironment = () => ({ ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
