import axios from 'axios';
import type { Stack } from './stack';

/** How many faults a stand-in still has to apply. */
export async function pendingFaults(stack: Stack, name: 'stripe' | 'sendgrid'): Promise<number> {
  return (await axios.get<unknown[]>(`${stack.process(name).url}/faults`)).data.length;
}

/** Injects a fault into the next requests of a stand-in. */
export async function injectFault(stack: Stack, name: 'stripe' | 'sendgrid', body: object): Promise<void> {
  await axios.post(`${stack.process(name).url}/faults`, body);
}
