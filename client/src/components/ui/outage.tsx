import { answerUnavailable } from '../../backend/response-status';
import { AskAgain } from '../freshness/ask-again';
import { buttonClass } from './button';
import { PageMessage } from './page-message';

const RETRY_AFTER_SECONDS = 10;

/** Replaces content whose service is unavailable, answers 503, and keeps retrying. */
export async function Outage() {
  await answerUnavailable(RETRY_AFTER_SECONDS);
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
      <AskAgain />
    </PageMessage>
  );
}
