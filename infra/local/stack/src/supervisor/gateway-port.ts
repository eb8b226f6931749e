import { isFree, type FreePorts } from './free-ports';

/** The wanted port, or any free one for 0; it is reserved in `ports`. */
export async function chooseGatewayPort(wanted: number, ports: FreePorts): Promise<number> {
  if (wanted === 0) return ports.next();
  if (await isFree(wanted)) return ports.keep(wanted);
  const privileged = wanted < 1024 ? ' (or may not be used by this user)' : '';
  throw new Error(`Port ${wanted} is taken${privileged}. Stop what uses it, or choose another: npm start -- --port N`);
}
