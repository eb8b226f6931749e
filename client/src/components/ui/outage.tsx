import { buttonClass } from './button';
import { PageMessage } from './page-message';

/** In the place of what a service that is away would have told. Its link asks for the same page again. */
export function Outage() {
  return (
    <PageMessage
      title="We can’t show this right now"
      actions={
        <a href="" className={buttonClass()}>
          Try again
        </a>
      }
    >
      <p>Part of the shop is not answering. It usually comes back within a minute, and nothing of yours is lost.</p>
    </PageMessage>
  );
}
