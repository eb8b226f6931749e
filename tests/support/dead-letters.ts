import axios from 'axios';
import { serviceNames } from '@ticketing/services';
import type { Stack } from './stack';

export interface DeadLetter {
  service: string;
  id: string;
  subject: string;
  reason: string;
  /** As it came, or parsed where it is JSON. */
  payload: unknown;
}

/** The dead letters of a service, as its operators see them. */
export async function deadLettersOf(stack: Stack, service: string): Promise<DeadLetter[]> {
  const { data } = await axios.get<Omit<DeadLetter, 'service'>[]>(`${stack.process(service).url}/dead-letters`);
  return data.map((letter) => ({ ...letter, service }));
}

/** Those of every service. */
export async function allDeadLetters(stack: Stack): Promise<DeadLetter[]> {
  return (await Promise.all(serviceNames.map((service) => deadLettersOf(stack, service)))).flat();
}
