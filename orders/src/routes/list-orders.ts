import { linkNextPage, pageCursor, pageLimit, queryChoice, requireSession, sessionUser } from '@ticketing/common';
import { Router } from 'express';
import { Types } from 'mongoose';
import { z } from 'zod';
import type { OrderModel } from '../models/order';
import { presentOrder, SHOWN } from '../presenters/present-order';

/** The last point in time that a Date can hold. */
const LAST_DATE_MS = 8.64e15;
/** A page starts after the order that was created at this time (in ms) with this id. */
const position = z.tuple([z.int().min(0).max(LAST_DATE_MS), z.string().regex(/^[0-9a-f]{24}$/)]);

/** `GET /api/orders` lists the caller's orders, newest first: the active ones, or all with `?status=all`. */
export function listOrders(orders: OrderModel): Router {
  const router = Router();
  router.get('/api/orders', requireSession, async (req, res) => {
    const limit = pageLimit(req);
    const cursor = pageCursor(req, position);
    // Both values instead of no condition, so that one index sorts either list.
    const live = queryChoice(req, 'status', ['all']) === 'all' ? { $in: [true, false] } : true;
    const found = await orders
      .find({ userId: sessionUser(req).id, live, ...afterCursor(cursor) }, { ...SHOWN, createdAt: 1 })
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit + 1)
      .lean();
    const page = found.slice(0, limit);
    const last = page.at(-1);
    if (found.length > limit && last) linkNextPage(req, res, [last.createdAt.getTime(), last._id.toHexString()]);
    res.json(page.map(presentOrder));
  });
  return router;
}

function afterCursor(cursor: z.infer<typeof position> | undefined) {
  if (!cursor) return {};
  const createdAt = new Date(cursor[0]);
  const _id = { $gte: new Types.ObjectId(cursor[1]) };
  // With `$or` MongoDB may choose a plan that sorts in memory.
  return { createdAt: { $lte: createdAt }, $nor: [{ createdAt, _id }] };
}
