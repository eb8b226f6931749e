import { UsageError } from '@ticketing/test-driver/program';
import { parseOptions } from './options';

describe('the options of npm run chaos', () => {
  it('are what they say', () => {
    const options = parseOptions(['--minutes', '0.5', '--seed', '42', '--replicas', '3', '--production']);
    expect(options).toEqual({ minutes: 0.5, seed: 42, replicas: 3, production: true, controls: [] });
  });

  it.each([
    ['half a replica', ['--replicas', '1.5']],
    ['a broken seed', ['--seed', '4.2']],
    ['no replica at all', ['--replicas', '0']],
    ['a guard that there is not', ['--control', 'nothing']],
    ['a guard in the shape that ships', ['--production', '--controls']],
    ['an option that there is not', ['--replica', '2']],
  ])('refuse %s', (_what, args) => {
    expect(() => parseOptions(args)).toThrow(UsageError);
  });
});
