// Runs a command that needs MongoDB, NATS Streaming and Redis: finds or fetches the three, and passes their
// locations on in the environment. The packages have to be installed and built.
import { spawnSync } from 'node:child_process';
import { findServers } from '../local/scripts/find-binaries.mjs';

const [command, ...args] = process.argv.slice(2);
const servers = await findServers();
const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...servers } });
process.exitCode = status ?? 1;
