import { createLogger, UnavailableError } from '@ticketing/common';
import { SendGridServer } from '../testing/sendgrid-server';
import { MailRefusedError, sendGridMailer } from './mailer';

const mail = { to: 'ada@example.com', subject: 'Hello', text: 'Hello', html: '<p>Hello</p>' };
let sendGrid: SendGridServer;

beforeEach(async () => {
  sendGrid = await SendGridServer.start();
});
afterEach(() => sendGrid.stop());

const mailer = (apiKey = 'SG.test') =>
  sendGridMailer({
    apiKey,
    apiUrl: sendGrid.url,
    from: 'tickets@example.com',
    logger: createLogger('test', 'silent'),
  });

describe('a mail', () => {
  it('reaches SendGrid with sender, text and HTML', async () => {
    await mailer()(mail);

    expect(sendGrid.sentTo('ada@example.com')).toMatchObject([
      {
        from: { email: 'tickets@example.com' },
        subject: 'Hello',
        content: [
          { type: 'text/plain', value: 'Hello' },
          { type: 'text/html', value: '<p>Hello</p>' },
        ],
      },
    ]);
  });

  it('has the fields by which its events are recognized', async () => {
    await mailer()({ ...mail, to: 'grace@example.com', customArgs: { orderId: 'o1', orderVersion: '2' } });

    expect(sendGrid.sentTo('grace@example.com')).toMatchObject([{ custom_args: { orderId: 'o1', orderVersion: '2' } }]);
  });

  it.each([500, 503, 429, 408, 404, 'reset'] as const)('can be tried again after %s', async (fault) => {
    sendGrid.failNext(fault);

    await expect(mailer()(mail)).rejects.toThrow(UnavailableError);
  });

  it('can be tried again once the key is corrected', async () => {
    await expect(mailer('SG.wrong')(mail)).rejects.toThrow(UnavailableError);
  });

  it.each([400, 413])('is refused permanently by %i, with the reason', async (status) => {
    sendGrid.failNext(status);

    const refused = mailer()(mail);

    await expect(refused).rejects.toThrow(MailRefusedError);
    await expect(refused).rejects.toThrow(`no: ${status} (to)`);
  });

  it('can be tried again when the server does not listen', async () => {
    const unanswered = mailer();
    await sendGrid.stop();

    await expect(unanswered(mail)).rejects.toThrow(UnavailableError);
    sendGrid = await SendGridServer.start();
  });
});
