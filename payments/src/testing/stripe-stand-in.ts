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
  /** A part of the path of the affected calls. `/confirm` is the call that takes money. */
  path?: string;
}

/** The stand-in for Stripe in a process of its own, with what tests read and control there. */
export class StripeStandIn {
  readonly url: string;
  readonly api: Stripe;

  private constructor(private readonly process: ServerProcess) {
    this.url = `http://127.0.0.1:${process.port}`;
    this.api = new Stripe(STRIPE_KEY, { host: '127.0.0.1', port: process.port, protocol: 'http', telemetry: false });
  }

  /** @param webhookPort the port of the payments service that receives the webhooks; without it none are sent */
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

  /** Makes the next calls fail. */
  async fail(fault: Fault): Promise<void> {
    await fetch(`${this.url}/faults`, { method: 'POST', body: JSON.stringify(fault) });
  }

  /** How many of these faults have not occurred yet. */
  async faultsLeft(): Promise<number> {
    const faults = (await (await fetch(`${this.url}/faults`)).json()) as unknown[];
    return faults.length;
  }

  /** Clears the faults. */
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

  /** Ends a pending refund: the balance was topped up, or the bank returns the money. */
  async endRefund(id: string, step: 'succeed' | 'fail' | 'cancel'): Promise<void> {
    const headers = { authorization: `Bearer ${STRIPE_KEY}` };
    await fetch(`${this.url}/v1/refunds/${id}/stand_in/${step}`, { method: 'POST', headers });
  }

  /** The buyer completes the authentication on the bank's page. */
  async authenticate(stripeId: string): Promise<void> {
    await this.api.paymentIntents.confirm(stripeId);
  }

  /** The buyer fails the authentication. */
  async failAuthentication(stripeId: string): Promise<void> {
    const path = `/v1/payment_intents/${stripeId}/stand_in/refuse_authentication`;
    await fetch(`${this.url}${path}`, { method: 'POST', headers: { authorization: `Bearer ${STRIPE_KEY}` } });
  }
}
