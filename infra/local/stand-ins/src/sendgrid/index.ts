import { z } from 'zod';
import { readEnvironment, standInEnvironment } from '../environment';
import { runStandIn } from '../run-stand-in';
import { createSendGrid } from './app';

const environment = readEnvironment(
  standInEnvironment.extend({ SENDGRID_API_KEY: z.string().min(1).default('SG.local') }),
);

const sendGrid = createSendGrid({ dataDir: environment.DATA_DIR, apiKey: environment.SENDGRID_API_KEY });

void runStandIn('The stand-in for SendGrid', sendGrid, environment.HOST, environment.PORT);
