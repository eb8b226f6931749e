import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';

/** Shown when Stripe.js or its form failed to load, for example because of a content blocker. */
export function CardFormUnavailable({ onRetry }: { onRetry: () => void }) {
  return (
    <Alert tone="danger">
      <p className="mb-3">
        The card form could not be loaded from Stripe, who take the cards for us. You have not been charged. If a
        content blocker is on, allow js.stripe.com, and try again.
      </p>
      <Button type="button" look="secondary" onClick={onRetry}>
        Try again
      </Button>
    </Alert>
  );
}
