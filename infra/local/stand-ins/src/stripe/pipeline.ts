import type { Request, RequestHandler, Response } from 'express';
import type { Deliveries } from '../deliveries';
import { answerLate, neverAnswer, type Fault, type Faults } from '../faults';
import { authenticate, type ApiKeys } from './authentication';
import { apiRequest, openCall, type Answer, type ApiRequest, type Call } from './call';
import { errorAnswer, type Endpoint } from './endpoint';
import { SERVER_ERROR, StripeError } from './errors';
import type { Idempotency } from './idempotency';
import type { Ledger } from './ledger';

/** What the handling of a request needs. */
export interface Pipeline {
  readonly keys: ApiKeys;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly idempotency: Idempotency;
  readonly webhooks: Deliveries | undefined;
  readonly now: () => Date;
}

interface Reply extends Answer {
  readonly replayed: boolean;
  readonly originalRequest?: string;
}

type Work = (call: Call) => Answer;

/** Handles a request: API key, injected fault, idempotency key, transaction on the ledger, webhooks. */
export function handle(pipeline: Pipeline, endpoint: Endpoint): RequestHandler {
  return async (request, response) => {
    const caller = authenticate(pipeline.keys, request.header('authorization'), endpoint.publishable);
    const api = apiRequest(request, caller);
    setHeaders(response, api);
    const fault = pipeline.faults.take(api.method, api.path);
    const inTurn = pipeline.idempotency.exclusively(api, async () => {
      await answerLate(fault);
      return replyTo(pipeline, endpoint, api, pathId(request), fault);
    });
    const reply = await inTurn.catch(refusal);
    pipeline.webhooks?.pump();
    if (fault?.kind === 'timeout-after') await neverAnswer(fault, response);
    else send(response, reply);
  };
}

function replyTo(pipeline: Pipeline, endpoint: Endpoint, api: ApiRequest, id: string, fault: Fault | undefined): Reply {
  const before = pipeline.idempotency.find(api, pipeline.now());
  if (before) {
    const body = JSON.parse(before.body) as object;
    return { status: before.status, body, replayed: true, originalRequest: before.requestId };
  }
  const work: Work =
    fault?.kind === 'error' ? () => ({ status: 500, body: { error: SERVER_ERROR } }) : endpoint.prepare(api.params, id);
  return { ...execute(pipeline, api, work), replayed: false };
}

/** An error that is not stored under an idempotency key: invalid parameters or an invalid key. */
function refusal(error: unknown): Reply {
  if (error instanceof StripeError) return { ...errorAnswer(error), replayed: false };
  throw error;
}

/** Stores the response under its key, in the transaction of its changes. */
function execute({ ledger, idempotency, webhooks, now }: Pipeline, api: ApiRequest, work: Work): Answer {
  const at = now();
  const keeping = (attempt: Work): Answer =>
    ledger.store.transaction(() => {
      const answer = visibleTo(api.caller, attempt(openCall(api, ledger, at, webhooks ? 1 : 0)));
      idempotency.keep(api, answer, at);
      return answer;
    });
  try {
    return keeping(work);
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    return keeping(() => errorAnswer(error));
  }
}

/** Limits the fields of an intent to those that a browser may see. */
function visibleTo(caller: ApiRequest['caller'], answer: Answer): Answer {
  if (caller === 'secret') return answer;
  const hidden = new Set(['metadata', 'latest_charge', 'customer']);
  const body = JSON.stringify(answer.body, (key, value: unknown) => (hidden.has(key) ? undefined : value));
  return { ...answer, body: JSON.parse(body) as object };
}

function pathId(request: Request): string {
  const { id } = request.params;
  return typeof id === 'string' ? id : '';
}

function setHeaders(response: Response, api: ApiRequest): void {
  response.set('Request-Id', api.id);
  if (api.apiVersion) response.set('Stripe-Version', api.apiVersion);
  if (api.idempotencyKey) response.set('Idempotency-Key', api.idempotencyKey);
}

function send(response: Response, reply: Reply): void {
  if (reply.replayed) response.set({ 'Idempotent-Replayed': 'true', 'Original-Request': reply.originalRequest });
  // A retry with the same key would return the same error.
  if (reply.status >= 500 && response.get('Idempotency-Key')) response.set('Stripe-Should-Retry', 'false');
  response.status(reply.status).json(reply.body);
}
