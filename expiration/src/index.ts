import { runService } from '@ticketing/common';
import { readConfig } from './config';
import { createExpirationService } from './service';

runService(() => createExpirationService(readConfig()));
