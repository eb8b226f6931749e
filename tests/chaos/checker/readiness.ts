import { missingDependencies } from '@ticketing/test-driver/readiness';
import { serviceNames } from '@ticketing/services';
import type { Stack } from '@ticketing/test-driver/stack';

/** Waits until every service is ready. @returns those that are not in time, with their missing dependencies */
export async function waitForReadiness(stack: Stack): Promise<string[]> {
  try {
    await stack.ready();
    return [];
  } catch (error) {
    const lacking = await Promise.all(serviceNames.flatMap((name) => stack.replicasOf(name)).map(describeLack));
    return [(error as Error).message, ...lacking.flat()];
  }
}

async function describeLack({ name, replica, url }: ReturnType<Stack['process']>): Promise<string[]> {
  const lack = await missingDependencies(url);
  return lack === undefined ? [] : [`${name}-${replica} is not ready: ${lack}`];
}
