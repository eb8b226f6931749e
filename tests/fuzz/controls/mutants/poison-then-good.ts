import type { EventDefinition } from '@ticketing/common';
import { mutate } from '../../../mutants/mutate';

type Receive = (listener: { event: EventDefinition }, message: { payload: string }) => Promise<void>;

// After the first poison no good event is handled any more.
mutate(['confirmation'], 'common/dist/consumer/consumer', ({ Consumer }) => {
  const receive = Reflect.get(Consumer.prototype, 'receive') as Receive;
  let poisoned = false;
  const receiveUntilPoisoned: Receive = async function (this: unknown, listener, message) {
    const good = isGood(listener, message);
    if (good && poisoned) return;
    if (!good) poisoned = true;
    await receive.call(this, listener, message);
  };
  Consumer.prototype['receive'] = receiveUntilPoisoned;
});

function isGood(...[{ event }, { payload }]: Parameters<Receive>): boolean {
  try {
    return event.schema.safeParse((JSON.parse(payload) as { data: unknown }).data).success;
  } catch {
    return false;
  }
}
