import type { OrderCompleted } from '@ticketing/common';
import { anOrderCompleted, anOrderCreated } from '@ticketing/common/testing';
import { orderCompletedMail } from './order-completed-mail';

const completed = (ticket: Partial<OrderCompleted['ticket']> = {}) => {
  const order = anOrderCompleted(anOrderCreated({ userEmail: 'ada@example.com' }));
  return { ...order, ticket: { ...order.ticket, date: '2027-01-31T19:30:00.000Z', ...ticket } };
};

describe('the mail for a bought ticket', () => {
  it('says what, when, for how much, and the order number, as text and as HTML', () => {
    const order = completed();

    const { to, subject, text, html } = orderCompletedMail(order, 'gbp');

    expect([to, subject]).toEqual(['ada@example.com', 'Your ticket: Winter concert']);
    for (const body of [text, html]) {
      expect(body).toContain('Winter concert');
      expect(body).toContain('Sunday, 31 January 2027 at 19:30 UTC');
      expect(body).toContain('£19.99');
      expect(body).toContain(order.id);
    }
  });

  it('leaves out when, where the ticket has no date', () => {
    const { text, html } = orderCompletedMail(completed({ date: undefined }), 'gbp');

    expect(text).not.toContain('When');
    expect(html).not.toContain('When');
  });

  it('shows a title that looks like HTML as it was typed', () => {
    const { text, html } = orderCompletedMail(completed({ title: `<img src=x onerror="alert('1')"> & co` }), 'gbp');

    expect(html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; co');
    expect(html).not.toContain('<img');
    expect(text).toContain(`<img src=x onerror="alert('1')"> & co`);
  });

  it('keeps a title with line breaks on one line, in the subject and in the text', () => {
    const { subject, text } = orderCompletedMail(completed({ title: 'Concert\r\nBcc: all@example.com' }), 'gbp');

    expect(subject).toBe('Your ticket: Concert Bcc: all@example.com');
    expect(text).toContain('Ticket: Concert Bcc: all@example.com\n');
  });
});
