const mutate = require('../../../support/mutate.cjs');

// Which mails were sent is known as long as Redis knows it.
mutate(['confirmation'], 'confirmation/dist/delivery/sent-mails', ({ SentMails }) => {
  const believeThereWereNone = async function () {
    await this.redis.client.set(this.loadedMarker, 'none');
  };
  return [SentMails.prototype, 'loadReceipts', believeThereWereNone];
});
