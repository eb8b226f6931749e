import { ConflictError, isDuplicateKey } from '@ticketing/common';
import { Group, settle, type Member } from '@ticketing/common/mongo';
import type { NewOrder } from '../models/order';

type Attempt = () => Promise<NewOrder>;

interface Contest {
  group: Group<Attempt, NewOrder>;
  buyers: number;
}

/**
 * In a rush for one ticket all buyers but one are refused. Of those who ask this process while an attempt to reserve the
 * ticket is under way, the first makes the next attempt, and the others share its outcome: whoever got the ticket, they
 * did not. The attempt begins after all of them have asked, so each is refused by what its own attempt would have met.
 */
export class TicketContests {
  private readonly contests = new Map<string, Contest>();

  /**
   * @param ticketId a ticket that one order at a time can hold
   * @param attempt stores the order
   * @returns the order, when this very attempt stored it
   * @throws ConflictError or MongoServerError (the unique index over units) when another order holds the ticket
   * @throws whatever else the attempt throws
   */
  async enter(ticketId: string, attempt: Attempt): Promise<NewOrder> {
    const contest = this.contests.get(ticketId) ?? { group: new Group(decide), buyers: 0 };
    this.contests.set(ticketId, contest);
    contest.buyers += 1;
    try {
      return await contest.group.add(attempt);
    } finally {
      contest.buyers -= 1;
      if (contest.buyers === 0) this.contests.delete(ticketId);
    }
  }
}

async function decide([first, ...others]: Member<Attempt, NewOrder>[]): Promise<void> {
  if (!first) return;
  try {
    first.resolve(await first.work());
    for (const { reject } of others) reject(new ConflictError('This ticket is reserved'));
  } catch (error) {
    first.reject(error);
    if (isDuplicateKey(error, 'ticket.units')) for (const { reject } of others) reject(error);
    // It failed for a reason of its own: too many reservations of this buyer, say.
    else await Promise.all(others.map((other) => settle(other, other.work())));
  }
}
