import { z } from 'zod';
import type { Address } from './probe';

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int(),
  INGRESS_MANIFEST: z.string(),
  UPSTREAMS: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.record(z.string(), z.array(z.object({ url: z.url(), readyUrl: z.url() })))),
  STRIPE_STAND_IN_URL: z.url().optional(),
  SENDGRID_STAND_IN_URL: z.url().optional(),
});

export interface GatewayConfig {
  host: string;
  port: number;
  ingressManifest: string;
  /** By the name of the Kubernetes Service: where its replicas are, and say whether they are ready. */
  upstreams: Record<string, Address[]>;
  stripeStandIn?: string;
  sendgridStandIn?: string;
}

export function loadConfig(): GatewayConfig {
  const values = environment.parse(process.env);
  return {
    host: values.HOST,
    port: values.PORT,
    ingressManifest: values.INGRESS_MANIFEST,
    upstreams: values.UPSTREAMS,
    stripeStandIn: values.STRIPE_STAND_IN_URL,
    sendgridStandIn: values.SENDGRID_STAND_IN_URL,
  };
}
