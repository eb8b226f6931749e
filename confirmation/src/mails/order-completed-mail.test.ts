import type { OrderCompleted } from '@ticketing/common';
import { anOrderCompleted, anOrderCreated } from '@ticketing/common/testing';
import { orderCompletedMail } from './order-completed-mail';

const completed = (ticket: Partial<OrderCompleted['ticket']> = {}) => {
  const order = anOrderCompleted(anOrderCreated({ userEmail: 'ada@example.com' }));
  return { ...order, ticket: { ...order.ticket, date: '2027-01-31T19:30:00.000Z', ...ticket } };
};

describe('the mail for a bought ticket', () => {
  it('contains the title, date, price and order number, as text and as HTML', () => {
    const order = completed();

    const { to, subject, text, html } = orderCompletedMail(order, { currency: 'gbp' });

    expect([to, subject]).toEqual(['ada@example.com', 'Your ticket: Winter concert']);
    for (const body of [text, html]) {
      expect(body).toContain('Winter concert');
      expect(body).toContain('Sunday, 31 January 2027 at 19:30 UTC');
      expect(body).toContain('£19.99');
      expect(body).toContain(order.id);
    }
  });

  it('contains the order number in short and in full', () => {
    const order = completed();
    const { text } = orderCompletedMail(order, { currency: 'gbp' });
    const [first, second] = [order.id.slice(-8, -4), order.id.slice(-4)];
    expect(text).toContain(`Order number: ${first} ${second}\nNumber in full: ${order.id}\n`);
  });

  it('has all its content on the card, in the shop’s colours', () => {
    const { html } = orderCompletedMail(completed(), { currency: 'gbp', publicUrl: 'https://tickets.example.com' });
    const card = /<div style="[^"]*background:#ffffff[^"]*">(.*?)<\/div>/s.exec(html)?.[1] ?? '';
    const table = /<table [^>]*>(.*?)<\/table>/s.exec(card)?.[1] ?? '';
    for (const words of ['Winter concert', '£19.99']) expect(table).toContain(words);
    for (const words of ['Ticketing', 'Thank you', 'See your order', 'Your order is in your account']) {
      expect(card).toContain(words);
    }
  });

  it('shows a day without a time', () => {
    for (const timeZone of [undefined, 'America/New_York']) {
      const { text, html } = orderCompletedMail(completed({ date: '2027-01-31', timeZone }), { currency: 'gbp' });
      for (const body of [text, html]) {
        expect(body).toContain('Sunday, 31 January 2027');
        expect(body).not.toMatch(/00:00|UTC| at /);
      }
    }
  });

  it('shows a date-time in the time zone of the event, with its name', () => {
    const moment = { date: '2027-02-01T00:30:00.000Z', timeZone: 'America/New_York' };
    const { text } = orderCompletedMail(completed(moment), { currency: 'gbp' });
    expect(text).toContain('When: Sunday, 31 January 2027 at 19:30 (America/New_York)\n');
  });

  it('links to the order, and does not present the number as a ticket', () => {
    const order = completed();
    const { text, html } = orderCompletedMail(order, { currency: 'gbp', publicUrl: 'https://tickets.example.com' });
    expect(text).toContain(`See your order: https://tickets.example.com/orders/${order.id}\n`);
    expect(html).toContain(`href="https://tickets.example.com/orders/${order.id}"`);
    for (const body of [text, html]) expect(body).not.toMatch(/door|show (it|this)/);
  });

  it('has no link without the address of the shop', () => {
    const { text, html } = orderCompletedMail(completed(), { currency: 'gbp' });
    expect(html).not.toContain('href');
    expect(text).toContain('please sign in and open “Orders”');
  });

  it('omits the date of a ticket without one', () => {
    const { text, html } = orderCompletedMail(completed({ date: undefined }), { currency: 'gbp' });

    expect(text).not.toContain('When');
    expect(html).not.toContain('When');
  });

  it('escapes a title that looks like HTML', () => {
    const { text, html } = orderCompletedMail(completed({ title: `<img src=x onerror="alert('1')"> & co` }), {
      currency: 'gbp',
    });

    expect(html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; co');
    expect(html).not.toContain('<img');
    expect(text).toContain(`<img src=x onerror="alert('1')"> & co`);
  });

  it('puts a title with line breaks on one line, in the subject and in the text', () => {
    const { subject, text } = orderCompletedMail(completed({ title: 'Concert\r\nBcc: all@example.com' }), {
      currency: 'gbp',
    });

    expect(subject).toBe('Your ticket: Concert Bcc: all@example.com');
    expect(text).toContain('Ticket: Concert Bcc: all@example.com\n');
  });
});
