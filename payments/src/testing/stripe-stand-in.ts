import { ServerProcess } from '@ticketing/common/testing';
import Stripe from 'stripe';

export const STRIPE_KEY = 'sk_test_local';
export const WEBHOOK_SECRET = 'whsec_for_tests_alone';

const PROGRAM = require.resolve('@ticketing/stand-ins/stripe');

interface Fault {
  kind: 'slow' | 'error' | 'timeout-after';
  count?: number;
  ms?: number;
  method?: 'POST' | 'any';
  /** A part of the path of the calls that it befalls: `/confirm`, say, is where money is taken. */
  path?: string;
}

/** The stand-in for Stripe in a process of its own, and what a test looks at and asks for there. */
export class StripeStandIn {
  readonly url: string;
  readonly api: Stripe;

  private constructor(private readonly process: ServerProcess) {
    this.url = `http://127.0.0.1:${process.port}`;
    this.api = new Stripe(STRIPE_KEY, { host: '127.0.0.1', port: process.port, protocol: 'http', telemetry: false });
  }

  /** @param webhookPort where a payments service listens that is to hear the webhooks; nobody does unless given */
  static async start(webhookPort?: number): Promise<StripeStandIn> {
    const webhook =
      webhookPort === undefined ? [] : [`WEBHOOK_URL=http://127.0.0.1:${webhookPort}/api/payments/webhook`];
    const settings = [`STRIPE_KEY=${STRIPE_KEY}`, `STRIPE_WEBHOOK_SECRET=${WEBHOOK_SECRET}`, ...webhook];
    const process_ = await ServerProcess.start({
      name: 'stripe',
      // The program takes its settings from the environment, which `env` sets before it becomes that program.
      binary: 'env',
      arguments: (port, folder) => [`PORT=${port}`, `DATA_DIR=${folder}`, ...settings, process.execPath, PROGRAM],
    });
    return new StripeStandIn(process_);
  }

  kill = () => this.process.kill();
  resume = () => this.process.resume();
  stop = () => this.process.stop();

  /** Has the next calls go wrong. */
  async fail(fault: Fault): Promise<void> {
    await fetch(`${this.url}/faults`, { method: 'POST', body: JSON.stringify(fault) });
  }

  /** How many of them have not befallen any call yet. */
  async faultsLeft(): Promise<number> {
    const faults = (await (await fetch(`${this.url}/faults`)).json()) as unknown[];
    return faults.length;
  }

  /** Ends what `fail` began. */
  async heal(): Promise<void> {
    await fetch(`${this.url}/faults`, { method: 'DELETE' });
  }

  /** The intents that were made for an order. */
  async intentsOf(orderId: string): Promise<Stripe.PaymentIntent[]> {
    const intents = await this.api.paymentIntents.list({ limit: 100 });
    return intents.data.filter(({ metadata }) => metadata.orderId === orderId);
  }

  /** The charges of an order that took money. */
  async chargesOf(orderId: string): Promise<Stripe.PaymentIntent[]> {
    return (await this.intentsOf(orderId)).filter(({ status }) => status === 'succeeded');
  }

  async refundsOf(orderId: string): Promise<Stripe.Refund[]> {
    const refunds = await this.api.refunds.list({ limit: 100 });
    return refunds.data.filter(({ metadata }) => metadata?.orderId === orderId);
  }

  /** Moves a refund on: the balance was topped up, or the bank sends the money back. */
  async endRefund(id: string, step: 'succeed' | 'fail' | 'cancel'): Promise<void> {
    const headers = { authorization: `Bearer ${STRIPE_KEY}` };
    await fetch(`${this.url}/v1/refunds/${id}/stand_in/${step}`, { method: 'POST', headers });
  }

  /** The buyer consents to a payment on the bank's page. */
  async consent(stripeId: string): Promise<void> {
    await this.api.paymentIntents.confirm(stripeId);
  }

  /** The buyer fails to prove to the bank who they are. */
  async refuse(stripeId: string): Promise<void> {
    const path = `/v1/payment_intents/${stripeId}/stand_in/refuse_authentication`;
    await fetch(`${this.url}${path}`, { method: 'POST', headers: { authorization: `Bearer ${STRIPE_KEY}` } });
  }
}
