import type { When } from '../../format/when';
import { DateBesideStub } from './event-date';

export function PriceAndDate({ price, when }: { price: string; when: When | undefined }) {
  return (
    <p className="flex flex-wrap items-baseline justify-between gap-x-4">
      <span className="tabular text-lg font-bold">{price}</span>
      <span className="text-sm text-muted">
        <DateBesideStub when={when} />
      </span>
    </p>
  );
}
