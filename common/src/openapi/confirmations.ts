import type { Paths } from './operation';
import { webhook } from './webhook';

export const confirmationPaths: Paths = {
  '/api/confirmations/webhook': {
    post: webhook({
      id: 'receiveMailEvents',
      tag: 'confirmations',
      summary: 'Receive what became of mails, from SendGrid',
      body: 'A list of SendGrid’s events.',
      signature: {
        'X-Twilio-Email-Event-Webhook-Signature':
          'SendGrid’s signature of the timestamp and the very bytes of the body.',
        'X-Twilio-Email-Event-Webhook-Timestamp': 'When it was signed, in seconds.',
      },
      done: 'What concerns orders is published',
      refusals: {
        404: 'No key of SendGrid’s is configured',
        413: 'The body has more than 1 MB',
      },
    }),
  },
};
