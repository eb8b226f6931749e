import { shortOrderNumber } from '../../format/order-number';

/** An order's number as people say it; the whole one unfolds, and is selected by one click. */
export function OrderNumber({ id }: { id: string }) {
  return (
    <details className="text-sm text-muted">
      <summary className="w-fit py-1">
        Order number <span className="tabular font-semibold text-ink">{shortOrderNumber(id)}</span>
      </summary>
      <p className="pb-1">
        In full: <span className="break-all text-ink select-all">{id}</span>
      </p>
    </details>
  );
}
