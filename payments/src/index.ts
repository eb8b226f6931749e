import { runService } from '@ticketing/common';
import { readConfig } from './config';
import { createPaymentsService } from './service';

runService(() => createPaymentsService(readConfig()));
