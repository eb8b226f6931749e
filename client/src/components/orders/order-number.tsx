import { shortOrderNumber } from '../../format/order-number';

/** The short order number, which expands to the full id. */
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
