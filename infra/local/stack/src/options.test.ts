import { parseOptions, UsageError } from './options';

describe('the options of npm start', () => {
  it('have defaults', () => {
    expect(parseOptions([])).toMatchObject({ fresh: false, port: 8080, client: true, demo: true });
    expect(parseOptions([]).replicas.orders).toBe(1);
  });

  it('select two of everything and another port with --production', () => {
    const { production, port, replicas, clientReplicas } = parseOptions(['--production', '--replicas', 'auth=3']);

    expect({ production, port, clientReplicas }).toEqual({ production: true, port: 8443, clientReplicas: 2 });
    expect(replicas).toMatchObject({ auth: 3, orders: 2, confirmation: 2 });
  });

  it('select two replicas of one service', () => {
    expect(parseOptions(['--replicas', 'orders=2']).replicas).toMatchObject({ orders: 2, tickets: 1 });
  });

  it('select two replicas of every service except one', () => {
    const { replicas } = parseOptions(['--replicas', '2', '--replicas', 'auth=1']);

    expect(replicas).toEqual({ auth: 1, tickets: 2, orders: 2, expiration: 2, payments: 2, confirmation: 2 });
  });

  it('set the port and the folder, omit client and demo tickets, and delete earlier data', () => {
    const options = parseOptions(['--port', '9000', '--no-client', '--no-demo', '--fresh', '--dir', '/tmp/other']);

    expect(options).toMatchObject({ port: 9000, client: false, demo: false, fresh: true, directory: '/tmp/other' });
  });

  it.each([
    [['--colour'], /--colour/],
    [['--port', 'eighty'], /--port takes a number from 0 to 65535, not "eighty"/],
    [['--port', '70000'], /65535/],
    [['--replicas', 'order=2'], /--replicas takes 1 to 16, for one of auth, tickets, .* not "order=2"/],
    [['--replicas', 'orders=0'], /1 to 16/],
    [['--replicas', 'orders=200'], /1 to 16/],
    [['everything'], /everything/],
  ])('refuse %j and say what is wrong', (args, message) => {
    expect(() => parseOptions(args)).toThrow(UsageError);
    expect(() => parseOptions(args)).toThrow(message);
  });
});
