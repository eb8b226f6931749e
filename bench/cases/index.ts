import { backlog } from './backlog';
import type { Case } from './case';
import { client } from './client';
import { create } from './create';
import { expiry } from './expiry';
import { hop } from './hop';
import { hotTicket } from './hot-ticket';
import { list } from './list';
import { manyTickets } from './many-tickets';
import { memoryAfter, memoryBefore } from './memory';

import { oneTicket } from './one-ticket';
import { passwordResets } from './password-resets';
import { pay } from './pay';
import { replicas } from './replicas';
import { reserve } from './reserve';
import { saga } from './saga';
import { signIn } from './sign-in';
import { currentUser, oneOrder } from './signed-in-reads';
import { startUp } from './start-up';

/** All cases in their order: those that store much run late, the hop once the services are warm. */
export const cases: Record<string, Case> = {
  startUp,
  memoryBefore,
  list,
  oneTicket,
  currentUser,
  create,
  oneOrder,
  reserve,
  hop,
  hotTicket,
  pay,
  signIn,
  passwordResets,
  saga,
  memoryAfter,
  backlog,
  expiry,
  replicas,
  client,
  manyTickets,
};
