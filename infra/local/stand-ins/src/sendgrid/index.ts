import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import { readEnvironment, standInEnvironment } from '../environment';
import { runStandIn } from '../run-stand-in';
import { createSendGrid } from './app';

const environment = readEnvironment(
  standInEnvironment.extend({
    SENDGRID_API_KEY: z.string().min(1).default('SG.local'),
    WEBHOOK_URL: z.url().optional(),
    /** Private, on the curve P-256: PKCS #8 in DER, as base64. Without it nothing is reported. */
    SENDGRID_WEBHOOK_PRIVATE_KEY: z.string().min(1).optional(),
  }),
);

const { WEBHOOK_URL: url, SENDGRID_WEBHOOK_PRIVATE_KEY: key } = environment;
const sendGrid = createSendGrid({
  dataDir: environment.DATA_DIR,
  apiKey: environment.SENDGRID_API_KEY,
  webhook:
    url !== undefined && key !== undefined
      ? { url, key: createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' }) }
      : undefined,
});

void runStandIn('The stand-in for SendGrid', sendGrid, environment.HOST, environment.PORT);
