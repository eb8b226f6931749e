import { mutate } from '../../../mutants/mutate';

// An event that was not published right after its write is never published.
mutate(['tickets', 'orders', 'payments'], 'common/dist/mongo/outbox/outbox', ({ Outbox }) => {
  Outbox.prototype['relay'] = () => Promise.resolve();
});
