import { pathId, requireOwner, requireSession, sessionUser } from '@ticketing/common';
import { Router } from 'express';
import type { ChangeOrder } from '../commands/change-order';

interface Dependencies {
  change: ChangeOrder;
  now: () => Date;
}

/** `POST /api/orders/:id/mail` has the confirmation of a paid order sent again, to the email that the account has now. */
export function sendMailAgain({ change, now }: Dependencies): Router {
  const router = Router();
  router.post('/api/orders/:id/mail', requireSession, async (req, res) => {
    const user = sessionUser(req);
    await change(pathId(req), (order) => {
      requireOwner(order, user);
      order.requestMail(user.email, now());
    });
    res.status(202).json({});
  });
  return router;
}
