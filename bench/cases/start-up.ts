import { startStack } from '../context';
import type { Case } from './case';

export const startUp: Case = {
  title: 'Start-up of a built tree',
  run: async ({ startSeconds, effort }) => {
    const rounds = [startSeconds];
    while (rounds.length < effort.rounds) {
      const began = performance.now();
      const stack = await startStack();
      rounds.push((performance.now() - began) / 1_000);
      await stack.stop();
    }
    return [{ name: 'npm start', unit: 's', rounds, aim: { value: 15 } }];
  },
};
