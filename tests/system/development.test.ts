import { buyTicket } from '@ticketing/test-driver/purchases';
import { expectStatus, Person } from '@ticketing/test-driver/person';
import { restartInTurn } from '@ticketing/test-driver/rolling-restart';
import { serviceNames } from '@ticketing/services';
import { Stack } from '@ticketing/test-driver/stack';
import { Trickle } from '@ticketing/test-driver/trickle';

let stack: Stack;

beforeAll(async () => {
  stack = await Stack.start(['--replicas', '2'], {}, { client: true });
});

afterAll(() => stack.stop());

describe('the shape for development', () => {
  it('sells a ticket over plain http, from signing up to the mail, and shows it on a page', async () => {
    expect(stack.gateway).toMatch(/^http:\/\/localhost:\d+$/);
    const seller = await Person.signedUp(stack.gateway);
    const ticket = await seller.sells('Smoke on the Water');
    const { buyer } = await buyTicket(stack, ticket);
    expect(expectStatus(200, await buyer.get<string>(`/tickets/${ticket.id}`))).toContain('Smoke on the Water');
  });

  it('shows the client’s /healthz to its supervisor alone', async () => {
    expect((await new Person(stack.gateway).get('/healthz')).status).toBe(404);
    expect((await fetch(`${stack.process('client').url}/healthz`)).status).toBe(200);
  });

  it('fails no request while the replicas of its services are restarted in turn', async () => {
    const trickle = await Trickle.start(stack);
    await restartInTurn(stack, serviceNames);
    await trickle.stop();
    expect(trickle.failures).toEqual([]);
    expect(trickle.asked).toBeGreaterThan(100);
  });
});
