import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { send } from '../http/send';
import { Recorder } from './recorder';

interface Asked {
  request: string;
  type: string | undefined;
  body: string;
}

let server: Server;
let recorder: Recorder;
const asked: Asked[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      asked.push({ request: `${request.method} ${request.url}`, type: request.headers['content-type'], body });
      response.writeHead(409, { 'X-Request-Id': 'a' }).end('no');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  recorder = await Recorder.before(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

afterAll(() => {
  recorder.close();
  server.close();
});

describe('the recorder', () => {
  it('passes on what is asked and what is answered, and can ask the same again', async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${recorder.url}/api/orders?a=%00`, { method: 'POST', headers, body: '{"a":"ä"}' });
    expect([answer.status, answer.headers.get('x-request-id'), await answer.text()]).toEqual([409, 'a', 'no']);

    const [outcome] = recorder.outcomes;
    if (!outcome) throw new Error('nothing was recorded');
    const [attack, { status }] = outcome;
    expect(status).toBe(409);
    expect(await send({ gateway: recorder.url }, attack)).toMatchObject({ status: 409, body: 'no' });
    expect(asked[0]).toEqual({
      request: 'POST /api/orders?a=%00',
      type: 'application/json',
      body: '{"a":"ä"}',
    });
    expect(asked[1]).toEqual(asked[0]);
  });
});
