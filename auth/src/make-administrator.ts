import { readDatabaseConfig } from '@ticketing/common';
import { runCommand } from '@ticketing/common/mongo';
import { makeAdministrator } from './commands/make-administrator';

// `make-administrator EMAIL`, with `MONGO_URI` in the environment.
void runCommand(async () => makeAdministrator(readDatabaseConfig(), process.argv[2]));
