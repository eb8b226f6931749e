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
}

/** A key of the real Stripe or SendGrid in the environment replaces the stand-in. */
export async function planStandIns(context: PlanContext): Promise<StandIns> {
  const stripeKey = process.env.STRIPE_KEY || STRIPE_STAND_IN_KEY;
  const sendgridKey = process.env.SENDGRID_API_KEY || SENDGRID_STAND_IN_KEY;
  const stripe = stripeKey === STRIPE_STAND_IN_KEY ? await planStripe(context) : undefined;
  const sendgrid = sendgridKey === SENDGRID_STAND_IN_KEY ? await planSendgrid(context) : undefined;
  return {
    definitions: [stripe, sendgrid].flatMap((definition) => definition ?? []),
    stripeKey,
    sendgridKey,
    stripeUrl: stripe?.url,
    sendgridUrl: sendgrid?.url,
  };
}

async function planStripe(context: PlanContext): Promise<ProcessDefinition> {
  const env = {
    STRIPE_KEY: STRIPE_STAND_IN_KEY,
    STRIPE_WEBHOOK_SECRET: context.secrets.stripeWebhookSecret,
    WEBHOOK_URL: `${gatewayUrl(context, '127.0.0.1')}/api/payments/webhook`,
    ...(context.production && { NODE_EXTRA_CA_CERTS: context.production.certificate.certificateFile }),
  };
  return planStandIn('stripe', env, context);
}

async function planSendgrid(context: PlanContext): Promise<ProcessDefinition> {
  return planStandIn('sendgrid', { SENDGRID_API_KEY: SENDGRID_STAND_IN_KEY }, context);
}

async function planStandIn(
  name: string,
  env: Record<string, string>,
  context: PlanContext,
): Promise<ProcessDefinition> {
  const port = await context.ports.next();
  const script = require.resolve(`@ticketing/stand-ins/${name}`);
  const dataFolder = context.directory.dataOf(name);
  const ownEnv = { DATA_DIR: dataFolder, ...env };
  const spec = { name, tier: 'stand-in', port, script, env: ownEnv, readyPath: '/healthz' } as const;
  return { ...nodeProcess(spec, context), dataFolder };
}
