import { FreePorts, isFree } from './free-ports';

/** The port that was asked for, or any free one for 0. */
export async function chooseGatewayPort(wanted: number): Promise<number> {
  if (wanted === 0) return new FreePorts().next();
  if (await isFree(wanted)) return wanted;
  const privileged = wanted < 1024 ? ' (or may not be used by this user)' : '';
  throw new Error(`Port ${wanted} is taken${privileged}. Stop what uses it, or choose another: npm start -- --port N`);
}
