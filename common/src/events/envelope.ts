import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { correlationId, toCorrelationId } from '../correlation';
import { limits } from '../contracts/limits';
import type { EventData, EventDefinition } from './event';

/** An event as it travels: the data, and what the CloudEvents envelope says of it. */
export interface ReceivedEvent<Data> {
  id: string;
  subject: string;
  source: string;
  time: Date;
  /** In the form of a request's id, whatever the event says. */
  correlationId: string;
  data: Data;
}

/** What makes a message one that can never be handled: it is not an event of its kind. */
export class MalformedEventError extends Error {
  override name = 'MalformedEventError';
}

/**
 * Writes an event as a CloudEvents 1.0 JSON text.
 *
 * @param source the publishing service
 * @param data is stripped of what the schema does not know
 * @param given the event's id and the time when the change was stored; a new id and now unless given
 * @throws ZodError when the data does not fit the event's schema
 */
export function writeEvent<E extends EventDefinition>(
  event: E,
  source: string,
  data: EventData<E>,
  given: { id?: string; time?: Date } = {},
): string {
  return JSON.stringify({
    id: given.id ?? randomUUID(),
    time: (given.time ?? new Date()).toISOString(),
    type: event.subject,
    source,
    specversion: '1.0',
    datacontenttype: 'application/json',
    correlationid: correlationId(),
    data: event.schema.parse(data),
  });
}

/**
 * Reads an event from its CloudEvents JSON text.
 *
 * @throws MalformedEventError when it is not JSON, not a CloudEvent, of another kind, or its data does not fit the schema
 */
export function readEvent<E extends EventDefinition>(event: E, payload: string): ReceivedEvent<EventData<E>> {
  const envelope = readEnvelope(payload);
  if (envelope.type !== event.subject) throw new MalformedEventError(`type is ${envelope.type}, not ${event.subject}`);
  const data = event.schema.safeParse(envelope.data);
  if (!data.success) throw new MalformedEventError(data.error.issues.map(describeIssue).join('; '));
  return {
    id: envelope.id,
    subject: envelope.type,
    source: envelope.source,
    time: new Date(envelope.time ?? Date.now()),
    correlationId: toCorrelationId(envelope.correlationid, envelope.id),
    data: data.data as EventData<E>,
  };
}

/** The characters of a reference to a URI (RFC 3986). */
const URI_REFERENCE = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/;

/**
 * What an event must say of itself, by the specification of CloudEvents 1.0. The `cloudevents` package checks the same
 * (its test compares the two), at a cost that every event would pay in each service that handles it.
 */
const attributes = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1),
  source: z.string().regex(URI_REFERENCE),
  type: z.string().min(1),
  time: z.iso.datetime({ offset: true }).optional(),
  datacontenttype: z.string().min(1).optional(),
  correlationid: z.unknown().optional(),
  data: z.unknown().optional(),
});

/** An event describes one change in a few hundred characters; a payload larger than a request may be is rejected unread. */
const MOST_CHARACTERS = limits.bodyBytes;

function readEnvelope(payload: string): z.infer<typeof attributes> {
  if (payload.length > MOST_CHARACTERS) throw new MalformedEventError('too large for an event');
  try {
    return attributes.parse(JSON.parse(payload));
  } catch (error) {
    throw new MalformedEventError('not a CloudEvent in JSON', { cause: error });
  }
}

const describeIssue = (issue: { path: PropertyKey[]; message: string }) =>
  `data${issue.path.map((part) => `.${String(part)}`).join('')}: ${issue.message}`;
