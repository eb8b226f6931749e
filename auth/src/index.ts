import { runService } from '@ticketing/common';
import { readConfig } from './config';
import { createAuthService } from './service';

runService(() => createAuthService(readConfig()));
