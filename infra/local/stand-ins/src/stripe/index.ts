import { z } from 'zod';
import { readEnvironment, standInEnvironment } from '../environment';
import { runStandIn } from '../run-stand-in';
import { createStripe } from './app';

const environment = readEnvironment(
  standInEnvironment
    .extend({
      STRIPE_KEY: z.string().min(1).default('sk_test_local'),
      STRIPE_PUBLISHABLE_KEY: z.string().min(1).default('pk_test_local'),
      WEBHOOK_URL: z.url().optional(),
      STRIPE_WEBHOOK_SECRET: z.string().min(1).optional(),
    })
    .refine((env) => env.WEBHOOK_URL === undefined || env.STRIPE_WEBHOOK_SECRET !== undefined, {
      message: 'Webhooks need a secret to be signed with',
      path: ['STRIPE_WEBHOOK_SECRET'],
    }),
);

const { WEBHOOK_URL: url, STRIPE_WEBHOOK_SECRET: secret } = environment;
const stripe = createStripe({
  dataDir: environment.DATA_DIR,
  keys: { secret: environment.STRIPE_KEY, publishable: environment.STRIPE_PUBLISHABLE_KEY },
  webhook: url !== undefined && secret !== undefined ? { url, secret } : undefined,
});

void runStandIn('The stand-in for Stripe', stripe, environment.HOST, environment.PORT);
