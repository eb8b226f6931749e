import type { MailDataRequired } from '@sendgrid/mail';
import { API_KEY, useSendGrid } from '../testing/sendgrid-stand-in';

function confirmation(over: Partial<MailDataRequired> = {}): MailDataRequired {
  const mail = {
    to: 'ada@example.com',
    from: { name: 'Tickets', email: 'tickets@example.com' },
    subject: 'Your ticket',
    text: 'See you there',
    html: '<p>See you there</p>',
  };
  return { ...mail, ...over };
}

/** A request body of the library, for requests without it. */
function message(over: object = {}): object {
  return {
    personalizations: [{ to: [{ email: 'ada@example.com' }] }],
    from: { email: 'tickets@example.com' },
    subject: 'Your ticket',
    content: [{ type: 'text/plain', value: 'See you there' }],
    ...over,
  };
}

describe('POST /v3/mail/send', () => {
  const sendGrid = useSendGrid({ limit: 3 });

  it('accepts a mail from the library and lists it, newest first', async () => {
    const { statusCode, headers } = await sendGrid.send(confirmation());
    await sendGrid.send(confirmation({ to: 'grace@example.com', subject: 'Your refund' }));

    expect(statusCode).toBe(202);
    expect(headers['x-message-id']).toMatch(/./);
    const [refund, ticket] = await sendGrid.messages();
    expect(refund).toMatchObject({ to: 'grace@example.com', subject: 'Your refund' });
    expect(ticket).toEqual({
      id: expect.any(String) as string,
      to: 'ada@example.com',
      subject: 'Your ticket',
      text: 'See you there',
      html: '<p>See you there</p>',
      receivedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    });
    expect(await sendGrid.messages('?to=ADA@example.com')).toEqual([ticket]);
    expect(await sendGrid.messages('?to=ken@example.com')).toEqual([]);
  });

  it('delivers a mail to every recipient', async () => {
    await sendGrid.send(confirmation({ to: ['ada@example.com', 'grace@example.com'], cc: 'alan@example.com' }));
    expect((await sendGrid.messages()).map(({ to }) => to).sort()).toEqual([
      'ada@example.com',
      'alan@example.com',
      'grace@example.com',
    ]);
  });

  it('keeps the newest mails, including over a restart', async () => {
    for (const subject of ['1', '2', '3', '4', '5']) await sendGrid.send(confirmation({ subject }));
    await sendGrid.restart();
    expect((await sendGrid.messages()).map(({ subject }) => subject)).toEqual(['5', '4', '3']);
  });

  it.each([
    "o'brien+tickets@example.com",
    'a!#$%&*/=?^_`{|}~-@example.com',
    '"a b"@example.com',
    'a@xn--e1afmkfd.xn--p1ai',
  ])('accepts the address %s', async (email) => {
    expect((await sendGrid.send(confirmation({ to: email }))).statusCode).toBe(202);
  });

  it('only validates a mail in sandbox mode', async () => {
    const sandbox = { mailSettings: { sandboxMode: { enable: true } } };
    expect((await sendGrid.send(confirmation(sandbox))).statusCode).toBe(200);
    expect(await sendGrid.messages()).toEqual([]);
  });

  it.each([
    [{ personalizations: [] }, 'personalizations', 'must have at least one personalization'],
    [{ personalizations: undefined }, 'personalizations', 'must have at least one personalization'],
    [{ personalizations: Array(1001).fill({ to: [{ email: 'a@b.co' }] }) }, 'personalizations', '1000'],
    [{ personalizations: [{ to: [] }] }, 'personalizations.0.to', 'The to array is required'],
    [
      { personalizations: [{ to: [{ email: 'ada' }] }] },
      'personalizations.0.to.0.email',
      'Does not contain a valid address.',
    ],
    [
      { personalizations: [{ to: [{ email: 'zoë@example.com' }] }] },
      'personalizations.0.to.0.email',
      'Does not contain a valid address.',
    ],
    [
      { personalizations: [{ to: [{ email: 'a@b.co' }, { email: 'A@b.co' }] }] },
      'personalizations.0',
      'should be unique',
    ],
    [{ from: undefined }, 'from', 'The from object must be provided'],
    [{ from: { email: 'x' } }, 'from.email', 'Does not contain a valid address.'],
    [{ subject: '' }, 'subject', 'The subject is required.'],
    [{ subject: undefined }, 'subject', 'The subject is required.'],
    [{ content: [] }, 'content', 'the content parameter is required'],
    [{ content: [{ type: 'text/plain', value: '' }] }, 'content.0.value', 'at least one character'],
    [
      {
        content: [
          { type: 'text/html', value: 'x' },
          { type: 'text/plain', value: 'x' },
        ],
      },
      'content',
      'must be first',
    ],
    [
      {
        content: [
          { type: 'text/html', value: 'x' },
          { type: 'text/html', value: 'x' },
        ],
      },
      'content',
      'only be provided once',
    ],
  ])('refuses %.80j because of its %s', async (mistake, field, words) => {
    const response = await sendGrid.post(message(mistake));

    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { message: string; field: string; help: string }[] };
    expect(errors[0]?.field).toBe(field);
    expect(errors[0]?.message).toContain(words);
    expect(errors[0]?.help).toContain('errors.html#message.');
    expect(await sendGrid.messages()).toEqual([]);
  });

  it('prefers the subject of the personalization to that of the message', async () => {
    const personalizations = [{ to: [{ email: 'ada@example.com' }], subject: 'For Ada' }];
    expect((await sendGrid.post(message({ subject: undefined, personalizations }))).status).toBe(202);
    expect(await sendGrid.messages()).toMatchObject([{ subject: 'For Ada' }]);
  });

  it.each([
    ['no JSON', '{', {}, 400],
    ['another type', 'x', { 'content-type': 'text/plain' }, 415],
    ['more than 30 MB', `"${'x'.repeat(31 * 1024 * 1024)}"`, {}, 413],
    ['no key', message(), { authorization: '' }, 401],
    ['another key', message(), { authorization: 'Bearer SG.other' }, 401],
  ])('refuses %s', async (_what, body, headers, status) => {
    const response = await sendGrid.post(body, headers);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ message: expect.any(String) as string }] });
  });

  it('reports a wrong API key to the library', async () => {
    await expect(sendGrid.send(confirmation(), 'SG.other')).rejects.toMatchObject({ code: 401 });
    await expect(sendGrid.send(confirmation(), API_KEY)).resolves.toMatchObject({ statusCode: 202 });
  });

  it('injects errors, delays and timeouts on request', async () => {
    await sendGrid.postFault({ kind: 'error' });
    await expect(sendGrid.send(confirmation())).rejects.toMatchObject({ code: 500 });
    expect(await sendGrid.messages()).toEqual([]);

    await sendGrid.postFault({ kind: 'slow', ms: 100 });
    const startedAt = performance.now();
    await sendGrid.send(confirmation({ subject: 'late' }));
    expect(performance.now() - startedAt).toBeGreaterThan(95);

    await sendGrid.postFault({ kind: 'timeout-after', ms: 50 });
    await expect(sendGrid.send(confirmation({ subject: 'never confirmed' }))).rejects.toThrow('socket hang up');
    expect((await sendGrid.messages()).map(({ subject }) => subject)).toEqual(['never confirmed', 'late']);
  });
});
