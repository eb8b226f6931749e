import type { When } from '../../format/when';
import { DateBesideStub } from './event-date';

interface Props {
  price: string;
  when: When | undefined;
  /** `price-and-date`, unless a list styles it. */
  className?: string;
}

export function PriceAndDate({ price, when, className }: Props) {
  return (
    <p className={className}>
      <b>{price}</b>
      <DateBesideStub when={when} />
    </p>
  );
}
