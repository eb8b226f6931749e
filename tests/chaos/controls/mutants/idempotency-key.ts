import { Types } from 'mongoose';
import { mutate } from '../../../mutants/mutate';

// Every request is a new one.
mutate(['tickets', 'orders', 'payments'], 'common/dist/mongo/idempotency-keys', ({ IdempotencyKeys }) => {
  IdempotencyKeys.prototype.once = (work) => async (req, res) => {
    const { status, body } = await work(req, new Types.ObjectId());
    res.status(status).json(body);
  };
});
