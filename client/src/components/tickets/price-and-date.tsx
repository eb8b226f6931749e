import type { When } from '../../format/when';
import { DateBesideStub } from './event-date';

export function PriceAndDate({ price, when }: { price: string; when: When | undefined }) {
  return (
    <p className="price-and-date">
      <b>{price}</b>
      <DateBesideStub when={when} />
    </p>
  );
}
