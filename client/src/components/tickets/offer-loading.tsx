import { Link } from '../ui/link';
import { OfferState } from './offer-state';

/** Shown while the order of a taken ticket is being loaded, and permanently without JavaScript. */
export function OfferLoading() {
  return (
    <div role="status" className="space-y-4">
      <OfferState title="Reserved or sold">We’re looking up by whom …</OfferState>
      <OwnOrders />
    </div>
  );
}

/** Shown when the orders service is unavailable. */
export function OfferUnknown() {
  return (
    <div className="space-y-4">
      <OfferState title="Reserved or sold">We can’t look up by whom right now.</OfferState>
      <OwnOrders />
    </div>
  );
}

const OwnOrders = () => (
  <p className="text-sm text-muted">
    If it is you, your{' '}
    <Link href="/orders" className="underline underline-offset-4">
      orders
    </Link>{' '}
    show it.
  </p>
);
