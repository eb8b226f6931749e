import { createHash } from 'node:crypto';
import axios from 'axios';
import { SERVICES, type Stack } from '../../support/stack';

interface Letter {
  id: string;
  subject: string;
  reason: string;
}

/** The dead letters of every service, as its operators see them. */
export async function lettersOf(stack: Stack): Promise<Map<string, Letter[]>> {
  const lists = SERVICES.map(async (name) => {
    const { data } = await axios.get<Letter[]>(`${stack.process(name).url}/dead-letters`);
    return [name, data] as const;
  });
  return new Map(await Promise.all(lists));
}

/** Throws all of them away. */
export async function clearLetters(stack: Stack): Promise<void> {
  for (const [name, letters] of await lettersOf(stack)) {
    for (const { id } of letters) await axios.delete(`${stack.process(name).url}/dead-letters/${id}`);
  }
}

/** What an event's letter is called: the same event has the same one, however often it comes. */
export const letterIdOf = (subject: string, payload: Buffer): string =>
  createHash('sha256')
    .update(`${subject}\n${payload.toString('utf8')}`)
    .digest('hex')
    .slice(0, 24);
