import { measureInTurn } from '../load/sides';
import type { Ask } from '../load/request';
import type { Case } from './case';
import { requestFigures } from './request-figures';

const PER_SECOND = 200;

export const currentUser: Case = {
  title: 'Who is signed in, read from the session',
  run: async (context) => {
    const { stack, bareUrl, newSession } = context;
    const cookie = newSession();
    const next = (): Ask => ({ path: '/api/users/currentuser', method: 'GET', cookie, status: 200 });
    const sides = { ours: { url: stack.process('auth').url, next }, bare: { url: bareUrl, next } };
    const measured = await measureInTurn(context, sides, PER_SECOND);
    return requestFigures('GET /api/users/currentuser', measured, PER_SECOND, { shareOfBare: 0.5 });
  },
};
