import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { write, type Attack } from '../http/attack';
import { sendAll } from '../http/send';
import { Report } from '../report';
import { changingNothing, checkRefusedAgain, type Witness } from './refusals';

/** Refuses everything under /refused, and takes a ticket once; what it should not, it writes down all the same. */
let server: Server;
let written: string[];
let taken: boolean;

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    if (url.includes('leaky')) written.push(url);
    const first = url === '/ticket' && !taken;
    if (first) written.push(url);
    taken ||= first;
    response.writeHead(first ? 201 : 409).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => ([written, taken] = [[], false]));
afterAll(() => server.close());

const attack = (target: string): Attack => {
  const call = { operation: undefined, method: 'POST', target, headers: {} };
  return { call, what: 'something', bytes: write(call), mustBeRefused: false, mayClose: false };
};

function witness(): Witness & { said: string[] } {
  const said: string[] = [];
  const stack = { gateway: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  const state = { whenStable: () => Promise.resolve(new Map(written.map((url, n) => [`${url} ${n}`, '']))) };
  return { stack, state, said, report: new Report(1, (line) => said.push(line), false) };
}

const HARMLESS = [attack('/refused/a'), attack('/refused/b')];

describe('refused requests', () => {
  const check = async (attacks: Attack[]) => {
    const seen = witness();
    await changingNothing(seen, attacks, (all) => sendAll(seen.stack, all));
    return seen.said;
  };

  it('pass when they change nothing', async () => {
    expect(await check(HARMLESS)).toEqual([]);
  });

  it('are reported, by name, when one of them changes something', async () => {
    const said = await check([...HARMLESS, attack('/refused/leaky')]);
    expect(said).toContain('VIOLATION: a refused request changed something');
    expect(said.join()).toContain('POST /refused/leaky with something');
  });
});

describe('refused requests among accepted ones', () => {
  const check = async (attacks: Attack[]) => {
    const seen = witness();
    await checkRefusedAgain(seen, await sendAll(seen.stack, attacks));
    return seen.said;
  };

  it('pass when they change nothing, whatever the others did', async () => {
    expect(await check([attack('/ticket'), attack('/ticket'), ...HARMLESS])).toEqual([]);
  });

  it('are left out once they are accepted', async () => {
    const seen = witness();
    await checkRefusedAgain(seen, [[attack('/ticket'), { status: 409, headers: new Map(), body: '' }]]);
    expect([seen.said, written]).toEqual([[], ['/ticket']]);
  });

  it('are reported when one of them changes something', async () => {
    const said = await check([attack('/ticket'), attack('/refused/leaky')]);
    expect(said).toContain('VIOLATION: a refused request changed something');
  });
});
