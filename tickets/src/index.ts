import { runService } from '@ticketing/common';
import { readConfig } from './config';
import { createTicketsService } from './service';

runService(() => createTicketsService(readConfig()));
