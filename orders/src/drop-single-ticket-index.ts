import { readDatabaseConfig } from '@ticketing/common';
import { runCommand, withDatabase } from '@ticketing/common/mongo';
import { dropSingleTicketIndex } from './commands/drop-single-ticket-index';

// `drop-single-ticket-index`, with `MONGO_URI` in the environment, and `MONGO_CA_FILE` where it has TLS.
void runCommand(async () => withDatabase(readDatabaseConfig(), dropSingleTicketIndex));
