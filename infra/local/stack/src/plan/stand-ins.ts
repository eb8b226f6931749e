import type { ProcessDefinition } from '../supervisor/process-definition';
import { nodeProcess } from './node-process';
import { gatewayUrl, type Setting } from './plan';

const STRIPE_STAND_IN_KEY = 'sk_test_local';
const SENDGRID_STAND_IN_KEY = 'SG.local';

export interface StandIns {
  definitions: ProcessDefinition[];
  stripeKey: string;
  sendgridKey: string;
  /** Absent where the real one is used. */
  stripeUrl?: string;
  sendgridUrl?: string;
}

/** Stripe and SendGrid are the real ones when their keys are in the environment. */
export async function planStandIns(setting: Setting): Promise<StandIns> {
  const stripeKey = process.env.STRIPE_KEY || STRIPE_STAND_IN_KEY;
  const sendgridKey = process.env.SENDGRID_API_KEY || SENDGRID_STAND_IN_KEY;
  const stripe = stripeKey === STRIPE_STAND_IN_KEY ? await planStripe(setting) : undefined;
  const sendgrid = sendgridKey === SENDGRID_STAND_IN_KEY ? await planSendgrid(setting) : undefined;
  return {
    definitions: [stripe, sendgrid].flatMap((definition) => definition ?? []),
    stripeKey,
    sendgridKey,
    stripeUrl: stripe?.url,
    sendgridUrl: sendgrid?.url,
  };
}

async function planStripe(setting: Setting): Promise<ProcessDefinition> {
  const env = {
    STRIPE_KEY: STRIPE_STAND_IN_KEY,
    STRIPE_WEBHOOK_SECRET: setting.secrets.stripeWebhookSecret,
    WEBHOOK_URL: `${gatewayUrl(setting, '127.0.0.1')}/api/payments/webhook`,
    ...(setting.production && { NODE_EXTRA_CA_CERTS: setting.production.certificate.certificateFile }),
  };
  return planStandIn('stripe', env, setting);
}

async function planSendgrid(setting: Setting): Promise<ProcessDefinition> {
  return planStandIn('sendgrid', { SENDGRID_API_KEY: SENDGRID_STAND_IN_KEY }, setting);
}

async function planStandIn(name: string, env: Record<string, string>, setting: Setting): Promise<ProcessDefinition> {
  const port = await setting.ports.next();
  const script = require.resolve(`@ticketing/stand-ins/${name}`);
  const dataFolder = setting.directory.dataOf(name);
  const ownEnv = { DATA_DIR: dataFolder, ...env };
  const spec = { name, tier: 'stand-in', port, script, env: ownEnv, readyPath: '/healthz' } as const;
  return { ...nodeProcess(spec, setting), dataFolder };
}
