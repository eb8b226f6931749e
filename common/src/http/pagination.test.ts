import express from 'express';
import request from 'supertest';
import { linkNextPage } from './pagination';

it('keeps every parameter of the request in the link to the next page, one with a question mark too', async () => {
  const app = express().get('/list', (req, res) => {
    linkNextPage(req, res, 7);
    res.json([]);
  });
  const { headers } = await request(app).get('/list?q=who?&limit=2');
  const next = new URL(/^<(.+)>; rel="next"$/.exec(headers.link ?? '')?.[1] ?? '', 'http://localhost');
  expect(next.pathname).toBe('/list');
  expect(Object.fromEntries(next.searchParams)).toEqual({ q: 'who?', limit: '2', cursor: 'Nw' });
});
