import { services, subscribersOf as subscribers } from '@ticketing/services';

export const SUBJECTS: readonly string[] = [...new Set(services.flatMap(({ subscribes }) => subscribes ?? []))];

/**
 * The services that subscribe to a subject.
 *
 * @throws Error for an unknown subject
 */
export function subscribersOf(subject: string): string[] {
  if (!SUBJECTS.includes(subject)) throw new Error(`There is no subject ${subject}`);
  return subscribers(subject);
}
