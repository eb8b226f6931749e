import { runService } from '@ticketing/common';
import { readConfig } from './config';
import { createOrdersService } from './service';

runService(() => createOrdersService(readConfig()));
