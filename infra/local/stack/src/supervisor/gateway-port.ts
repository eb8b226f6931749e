import { isFree, type FreePorts } from './free-ports';

/** The port that was asked for, or any free one for 0; nobody else gets it from `ports` any more. */
export async function chooseGatewayPort(wanted: number, ports: FreePorts): Promise<number> {
  if (wanted === 0) return ports.next();
  if (await isFree(wanted)) return ports.keep(wanted);
  const privileged = wanted < 1024 ? ' (or may not be used by this user)' : '';
  throw new Error(`Port ${wanted} is taken${privileged}. Stop what uses it, or choose another: npm start -- --port N`);
}
