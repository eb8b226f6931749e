// Runs a command that needs MongoDB, NATS Streaming and Redis: finds or fetches the three, and passes their
// locations on in the environment. The packages have to be installed and built.
import { execFileSync, spawnSync } from 'node:child_process';

const [command, ...args] = process.argv.slice(2);
const output = execFileSync(process.execPath, ['infra/local/binaries/dist/cli/find-servers.js'], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
});
const found = JSON.parse(output.slice(output.lastIndexOf('{')));
const { status } = spawnSync(command, args, {
  stdio: 'inherit',
  env: {
    ...process.env,
    MONGOMS_SYSTEM_BINARY: found.mongod,
    MONGOMS_SYSTEM_BINARY_VERSION_CHECK: 'false',
    NATS_STREAMING_SERVER_BINARY: found.natsStreamingServer,
    REDIS_SERVER_BINARY: found.redisServer,
  },
});
process.exitCode = status ?? 1;
