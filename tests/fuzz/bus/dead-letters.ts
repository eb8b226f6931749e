import { createHash } from 'node:crypto';
import axios from 'axios';
import { allDeadLetters } from '@ticketing/test-driver/dead-letters';
import type { Stack } from '@ticketing/test-driver/stack';

/** Deletes all dead letters. */
export async function clearDeadLetters(stack: Stack): Promise<void> {
  for (const { service, id } of await allDeadLetters(stack)) {
    await axios.delete(`${stack.process(service).url}/dead-letters/${id}`);
  }
}

/** The id of an event's dead letter: the same for each delivery of the event. */
export const deadLetterIdOf = (subject: string, payload: Buffer): string =>
  createHash('sha256')
    .update(`${subject}\n${payload.toString('utf8')}`)
    .digest('hex')
    .slice(0, 24);
