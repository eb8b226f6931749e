import fc, { type Arbitrary } from 'fast-check';
import type { World } from '../world';
import type { Attack } from './attack';
import { callsIn, type KnownCall } from './calls';
import { noisy } from './noise';
import { wrongBodies, wrongFields } from './refused-bodies';
import { staleCallers, wrongCallers } from './refused-callers';
import { forbidden, wrongKeys, wrongPaths } from './refused-paths';

/** Each password costs 25 ms of a core, which would leave little time for the others. */
const CREDENTIALS = new Set<string | undefined>([
  'signUp',
  'signIn',
  'resetPassword',
  'changePassword',
  'changeEmail',
  'eraseAccount',
]);
const weightOf = ({ operation }: KnownCall) => (CREDENTIALS.has(operation) ? 1 : 4);

/** Calls that must not change anything: not valid, not allowed, or not possible now. */
export function refusedAttacks(world: World, needsSession: (operation: string) => boolean): Arbitrary<Attack> {
  const ofCall = (call: KnownCall) => [
    ...wrongFields(call),
    ...wrongBodies(call),
    ...wrongCallers(call, world, needsSession(call.operation ?? '')),
    ...wrongPaths(call),
    ...wrongKeys(call),
  ];
  const calls = callsIn(world).map((call) => ({ arbitrary: fc.oneof(...ofCall(call)), weight: weightOf(call) }));
  return fc.oneof(...calls, { arbitrary: forbidden(world), weight: 6 });
}

/** Every call that needs a session, with each kind of one that is good no more: too few to leave them to chance. */
export const staleSessions = (world: World, needsSession: (operation: string) => boolean): Attack[] =>
  callsIn(world)
    .filter(({ operation }) => needsSession(operation ?? ''))
    .flatMap((call) => staleCallers(call, world));

/** Calls that may succeed, with something strange about them. */
export function noisyAttacks(world: World): Arbitrary<Attack> {
  const calls = callsIn(world).map((call) => ({ arbitrary: fc.oneof(...noisy(call)), weight: weightOf(call) }));
  return fc.oneof(...calls);
}
