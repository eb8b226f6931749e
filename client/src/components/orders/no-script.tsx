import { Alert } from '../ui/alert';

/** Payment requires JavaScript: card data goes from the browser to Stripe directly. */
export function NoScript() {
  return (
    <noscript>
      <Alert tone="notice">
        Paying by card needs JavaScript, which is off in this browser. Turn it on and load this page again: until the
        time runs out the ticket is held for you.
      </Alert>
    </noscript>
  );
}
