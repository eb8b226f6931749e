import { fileURLToPath } from 'node:url';
import { run, StepFailed } from './steps.mjs';

/** @returns the path of the browser */
export async function findBrowser() {
  const found = await find('@ticketing/binaries/find-browser', 'Without a browser its suites can’t run');
  return found.browser;
}

/** @returns the paths of the servers, as variables for the environment of the suites and of the stack */
export async function findServers() {
  const found = await find('@ticketing/binaries/find-servers', 'Without the servers this can’t run');
  return {
    MONGOMS_SYSTEM_BINARY: found.mongod,
    MONGOMS_SYSTEM_BINARY_VERSION_CHECK: 'false',
    NATS_STREAMING_SERVER_BINARY: found.natsStreamingServer,
    REDIS_SERVER_BINARY: found.redisServer,
  };
}

async function find(program, consequence) {
  const { code, output } = await run(process.execPath, [fileURLToPath(import.meta.resolve(program))]);
  if (code !== 0) throw new StepFailed(`${consequence}; see the attempts above.`);
  return JSON.parse(output.slice(output.lastIndexOf('{')));
}
