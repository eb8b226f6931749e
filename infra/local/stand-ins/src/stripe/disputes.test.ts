import { cardPayment, payBy, refusalOf } from '../testing/stripe-builders';
import { useStripe } from '../testing/stripe-stand-in';

describe('a dispute', () => {
  const stripe = useStripe();
  const disputed = async () => {
    const { id } = await stripe.api.paymentIntents.create(cardPayment(payBy('tok_createDispute')));
    const [dispute] = (await stripe.api.disputes.list({ payment_intent: id })).data;
    if (!dispute) throw new Error('There is no dispute');
    return dispute;
  };
  const events = async () => (await stripe.api.events.list({ limit: 100 })).data.map(({ type }) => type);

  it('is opened by the test card for it, with a deadline for evidence', async () => {
    const dispute = await disputed();
    expect(dispute).toMatchObject({ status: 'needs_response', reason: 'fraudulent', amount: 1999 });
    expect(dispute.evidence_details.due_by).toBeGreaterThan(Date.now() / 1000);
    expect(await stripe.api.charges.retrieve(dispute.charge as string)).toMatchObject({ disputed: true });
    expect(await events()).toContain('charge.dispute.created');
  });

  it.each([
    ['winning_evidence', 'won'],
    ['losing_evidence', 'lost'],
  ])('is decided by %s', async (uncategorized_text, status) => {
    const { id } = await disputed();
    expect((await stripe.api.disputes.update(id, { evidence: { uncategorized_text } })).status).toBe(status);
    expect(await events()).toContain('charge.dispute.closed');
    expect(await refusalOf(stripe.api.disputes.close(id))).toMatchObject({ statusCode: 400 });
  });

  it('is lost if the shop accepts it', async () => {
    const { id } = await disputed();
    expect((await stripe.api.disputes.close(id)).status).toBe('lost');
  });
});
