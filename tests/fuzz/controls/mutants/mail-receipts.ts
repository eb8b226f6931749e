import { mutate } from '../../../mutants/mutate';

// The record of sent mails is lost with Redis: it is not restored from the bus.
mutate(['confirmation'], 'confirmation/dist/delivery/sent-mails', ({ SentMails }) => {
  SentMails.prototype['loadReceipts'] = async function () {
    await this['redis'].client.set(this['loadedMarker'], 'none');
  };
});
