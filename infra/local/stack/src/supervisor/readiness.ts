import { connect } from 'node:net';
import { askOnce } from '../http-probe';

const TIMEOUT_MS = 2_000;

export async function answersOk(url: string): Promise<boolean> {
  try {
    return (await askOnce(url)).ok;
  } catch {
    return false;
  }
}

/** A service may be ready without the bus; the stack has started once no service is degraded. */
export async function isFullyReady(url: string): Promise<boolean> {
  try {
    const { ok, body } = await askOnce(url);
    return ok && (JSON.parse(body) as { degraded?: unknown }).degraded === undefined;
  } catch {
    return false;
  }
}

export function acceptsConnections(port: number): Promise<boolean> {
  return talk(port, '', () => true);
}

/** While Redis loads its append-only file, it accepts connections but responds with -LOADING. */
export function answersPing(port: number): Promise<boolean> {
  return talk(port, 'PING\r\n', (answer) => answer.startsWith('+PONG'));
}

function talk(port: number, question: string, isRight: (answer: string) => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const finish = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(TIMEOUT_MS, () => finish(false));
    for (const end of ['error', 'close']) socket.on(end, () => finish(false));
    socket.on('connect', () => (question ? socket.write(question) : finish(true)));
    socket.on('data', (answer) => finish(isRight(answer.toString())));
  });
}
