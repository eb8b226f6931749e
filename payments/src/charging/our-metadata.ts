const OBJECT_ID = /^[0-9a-f]{24}$/;

export type Metadata = Record<string, string> | null | undefined;

/** What this service gave an object at Stripe; undefined when it carries something else. */
export interface OurMetadata {
  orderId: string;
  paymentId: string;
}

export function ourMetadata(metadata: Metadata): OurMetadata | undefined {
  const { orderId, paymentId } = metadata ?? {};
  const ours = isId(orderId) && isId(paymentId);
  return ours ? { orderId, paymentId } : undefined;
}

const isId = (value: unknown): value is string => typeof value === 'string' && OBJECT_ID.test(value);
