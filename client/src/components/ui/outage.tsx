import { respondUnavailable } from '../../backend/response-status';
import { AutoRefresh } from '../freshness/auto-refresh';
import { buttonClass } from './button';
import { PageMessage } from './page-message';

const RETRY_AFTER_SECONDS = 10;

/** Replaces content whose service is unavailable, answers 503, and keeps retrying. */
export async function Outage() {
  await respondUnavailable(RETRY_AFTER_SECONDS);
  return (
    <PageMessage
      title="We can’t show this right now"
      actions={
        <a href="" className={buttonClass()}>
          Try again
        </a>
      }
    >
      <meta name="robots" content="noindex" />
      <p>Part of the shop is not answering. It usually comes back within a minute, and nothing of yours is lost.</p>
      <AutoRefresh />
    </PageMessage>
  );
}
