import { z } from 'zod';
import { endpoint } from './endpoint';
import { noSuch } from './errors';
import { list, listForm } from './list';
import { form } from './params';

export const eventEndpoints = [
  endpoint(
    'get',
    '/v1/events',
    listForm({ type: z.string().optional(), types: z.array(z.string()).optional() }),
    ({ ledger }, params) => {
      const types = params.types ?? (params.type === undefined ? undefined : [params.type]);
      return list('/v1/events', 'event', ledger.events, params, ({ type }) => types?.includes(type) ?? true);
    },
  ),

  endpoint('get', '/v1/events/:id', form({}), ({ ledger }, _params, id) => {
    const event = ledger.events.get(id);
    if (!event) throw noSuch('event', id, 'id', 404);
    return event;
  }),
];
