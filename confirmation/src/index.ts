import { runService } from '@ticketing/common';
import { readConfig } from './config';
import { createConfirmationService } from './service';

runService(() => createConfirmationService(readConfig()));
