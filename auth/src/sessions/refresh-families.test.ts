import fc from 'fast-check';
import { createConnection, type Connection } from 'mongoose';
import { TooManyRequestsError } from '@ticketing/common';
import { anId } from '@ticketing/common/testing';
import { refreshFamilyModel } from '../models/refresh-family';
import { authSettings } from '../testing/start-auth';
import { aClock } from '../testing/clock';
import { GENERATION_SIZE, RefreshFamilies } from './refresh-families';
import type { RefreshToken } from './refresh-token';

const GRACE_SECONDS = 10;
let connection: Connection;

beforeAll(async () => {
  connection = await createConnection(authSettings().MONGO_URI ?? '', { autoIndex: false }).asPromise();
});

afterAll(() => connection.close());

function someFamilies() {
  const clock = aClock();
  const options = { families: refreshFamilyModel(connection), graceSeconds: GRACE_SECONDS, now: clock.now };
  return { families: new RefreshFamilies(options), clock };
}

/** A model of one family in plain lists. Tokens are numbered in the order in which they were issued. */
class Model {
  private current = [0];
  private previous: number[] = [];
  private issued = 1;
  private sinceReplaced = Infinity;
  private alive = true;

  pass(seconds: number): void {
    this.sinceReplaced += seconds;
  }

  renew(token: number): boolean {
    if (this.alive && this.current.includes(token)) {
      this.previous = this.current;
      this.current = [this.issued];
      this.sinceReplaced = 0;
    } else if (this.alive && this.previous.includes(token) && this.sinceReplaced < GRACE_SECONDS) {
      this.current.push(this.issued);
    } else {
      this.alive = false;
      return false;
    }
    this.issued += 1;
    return true;
  }
}

/** Presentations of one of the latest tokens, after some time. */
const steps = fc.array(fc.record({ seconds: fc.constantFrom(0, 1, 6, 10, 900), howOld: fc.nat({ max: 3 }) }), {
  minLength: 1,
  maxLength: 12,
});

describe('a family of refresh tokens', () => {
  it('behaves as the model when tokens are presented in any order', async () => {
    const followsModel = async (course: { seconds: number; howOld: number }[]) => {
      const { families, clock } = someFamilies();
      const model = new Model();
      const tokens: RefreshToken[] = [(await families.start(anId(), 0, 'a browser')).token];
      for (const { seconds, howOld } of course) {
        clock.advance({ seconds });
        model.pass(seconds);
        const place = Math.max(tokens.length - 1 - howOld, 0);
        const renewal = await families.renew(tokens[place] as RefreshToken, 'a browser');
        expect('grant' in renewal).toBe(model.renew(place));
        if ('grant' in renewal) tokens.push(renewal.grant.token);
      }
    };
    // As many runs as fit into the time on a busy machine.
    await fc.assert(fc.asyncProperty(steps, followsModel), { numRuns: 100, interruptAfterTimeLimit: 10_000 });
  });

  it('reports the user of a family that a reused token ended, once', async () => {
    const { families, clock } = someFamilies();
    const userId = anId();
    const { token } = await families.start(userId, 0, 'a browser');
    await families.renew(token, 'a browser');
    clock.advance({ seconds: GRACE_SECONDS });
    const reuse = await families.renew(token, 'a browser');
    expect(reuse).toEqual({ reusedFrom: expect.objectContaining({}) as object });
    expect('reusedFrom' in reuse && reuse.reusedFrom?.toHexString()).toBe(userId);
    expect(await families.renew(token, 'a browser')).toEqual({ reusedFrom: undefined });
  });

  it('is limited to the size of a generation, which does not count as reuse', async () => {
    const { families } = someFamilies();
    const { token } = await families.start(anId(), 0, 'a browser');
    const renewals = await Promise.allSettled(
      Array.from({ length: GENERATION_SIZE + 20 }, () => families.renew(token, 'a browser')),
    );
    const refused = renewals.filter((renewal) => renewal.status === 'rejected');
    expect(refused).toHaveLength(20);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(TooManyRequestsError);
    const last = renewals.find((renewal) => renewal.status === 'fulfilled');
    if (!last || !('grant' in last.value)) throw new Error('No token was issued');
    expect(await families.renew(last.value.grant.token, 'a browser')).toHaveProperty('grant');
  });
});
