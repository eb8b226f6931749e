import type { Request } from 'express';
import type { Caller } from './authentication';
import { recordEvent } from './events';
import { newId } from './ids';
import type { Ledger } from './ledger';

/** One request as the endpoints see it, inside the transaction of its changes. */
export interface Call {
  readonly ledger: Ledger;
  readonly caller: Caller;
  readonly now: Date;
  /** Records an event with the present state of the object, for the webhooks. */
  emit(type: string, object: object): void;
}

export interface ApiRequest {
  readonly id: string;
  readonly caller: Caller;
  readonly idempotencyKey: string | null;
  readonly apiVersion: string | null;
  readonly method: string;
  readonly path: string;
  readonly params: unknown;
}

export interface Answer {
  readonly status: number;
  readonly body: object;
}

export function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

export function apiRequest(request: Request, caller: Caller): ApiRequest {
  const body: unknown = request.body ?? {};
  return {
    id: newId('req'),
    caller,
    idempotencyKey: (request.method === 'POST' && request.header('idempotency-key')) || null,
    apiVersion: request.header('stripe-version') ?? null,
    method: request.method,
    path: request.path,
    params: request.method === 'POST' ? body : request.query,
  };
}

/** A call on the ledger; `webhooks` is the number of endpoints that get its events. */
export function openCall(request: ApiRequest, ledger: Ledger, now: Date, webhooks: 0 | 1): Call {
  const emit = (type: string, object: object): void => {
    const { id, apiVersion, idempotencyKey } = request;
    recordEvent(ledger, webhooks, {
      id: newId('evt'),
      object: 'event',
      api_version: apiVersion,
      created: seconds(now),
      data: { object },
      livemode: false,
      pending_webhooks: webhooks,
      request: { id, idempotency_key: idempotencyKey },
      type,
    });
  };
  return { ledger, caller: request.caller, now, emit };
}
