import { Alert } from '../ui/alert';

/** Paying needs scripts: a card must go from the browser to the card service without passing through this shop. */
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
