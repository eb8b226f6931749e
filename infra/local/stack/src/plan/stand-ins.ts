import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { ProcessDefinition } from '../supervisor/process-definition';
import { nodeProcess } from './node-process';
import { gatewayUrl, type PlanContext } from './plan';

const STRIPE_STAND_IN_KEY = 'sk_test_local';
const SENDGRID_STAND_IN_KEY = 'SG.local';

export interface StandIns {
  definitions: ProcessDefinition[];
  stripeKey: string;
  sendgridKey: string;
  /** Absent if the real service is used. */
  stripeUrl?: string;
  sendgridUrl?: string;
  /** The public key of the stand-in's webhooks, as SendGrid's console would show it. */
  sendgridWebhookKey?: string;
}

/** A key of the real Stripe or SendGrid in the environment replaces the stand-in. */
export async function planStandIns(context: PlanContext): Promise<StandIns> {
  const stripeKey = process.env.STRIPE_KEY || STRIPE_STAND_IN_KEY;
  const sendgridKey = process.env.SENDGRID_API_KEY || SENDGRID_STAND_IN_KEY;
  const stripe = stripeKey === STRIPE_STAND_IN_KEY ? await planStandIn('stripe', context) : undefined;
  const sendgrid = sendgridKey === SENDGRID_STAND_IN_KEY ? await planStandIn('sendgrid', context) : undefined;
  return {
    definitions: [stripe, sendgrid].flatMap((definition) => definition ?? []),
    stripeKey,
    sendgridKey,
    stripeUrl: stripe?.url,
    sendgridUrl: sendgrid?.url,
    ...(sendgrid && { sendgridWebhookKey: publicKeyOf(context.secrets.sendgridWebhookKey) }),
  };
}

const environments = {
  stripe: (context: PlanContext) => ({
    STRIPE_KEY: STRIPE_STAND_IN_KEY,
    STRIPE_WEBHOOK_SECRET: context.secrets.stripeWebhookSecret,
    ...webhookEnvironment('/api/payments/webhook', context),
  }),
  sendgrid: (context: PlanContext) => ({
    SENDGRID_API_KEY: SENDGRID_STAND_IN_KEY,
    SENDGRID_WEBHOOK_PRIVATE_KEY: context.secrets.sendgridWebhookKey,
    ...webhookEnvironment('/api/confirmations/webhook', context),
  }),
};

/** Webhooks go through the gateway, as from outside. */
const webhookEnvironment = (path: string, context: PlanContext) => ({
  WEBHOOK_URL: `${gatewayUrl(context, '127.0.0.1')}${path}`,
  ...(context.production && { NODE_EXTRA_CA_CERTS: context.production.certificate.certificateFile }),
});

function publicKeyOf(privateKey: string): string {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
}

async function planStandIn(name: keyof typeof environments, context: PlanContext): Promise<ProcessDefinition> {
  const port = await context.ports.next();
  const script = require.resolve(`@ticketing/stand-ins/${name}`);
  const dataFolder = context.directory.dataOf(name);
  const env = { DATA_DIR: dataFolder, ...environments[name](context) };
  const spec = { name, tier: 'stand-in', port, script, env, readyPath: '/healthz' } as const;
  return { ...nodeProcess(spec, context), dataFolder };
}
