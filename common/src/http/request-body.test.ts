import express from 'express';
import request from 'supertest';
import { z } from 'zod';
import { requestField } from '../contracts/request-field';
import { createLogger } from '../service/logger';
import { errorHandler } from './error-handler';
import { requestBody } from './request-body';

function parseWord(value: unknown): string {
  if (typeof value !== 'string') throw new Error('Word is required');
  return value.toLowerCase();
}

const contract = z.object({
  word: requestField<string, string>(parseWord, { type: 'string' }),
  other: requestField<string, string>(parseWord, { type: 'string' }).optional(),
});

function appWith(options?: { replace: boolean }) {
  const input = requestBody(contract, options);
  const answer: express.RequestHandler = (req, res) => {
    res.json({ read: input.read(req), fields: Object.keys(input.read(req)), body: req.body as unknown });
  };
  return express().use(express.json()).post('/', input.validate, answer);
}

describe('the body of a request', () => {
  it('is read as the contract parses it, with every field, and stays as it came', async () => {
    const { body } = await request(appWith()).post('/').send({ word: 'YES', unknown: 1 }).expect(200);
    expect(body).toEqual({ read: { word: 'yes' }, fields: ['word', 'other'], body: { word: 'YES', unknown: 1 } });
  });

  it('takes the parsed values where the route asks for that', async () => {
    const { body } = await request(appWith({ replace: true }))
      .post('/')
      .send({ word: 'YES' })
      .expect(200);
    expect(body).toMatchObject({ body: { word: 'yes' } });
  });

  it('is refused with the problem of every field, in the order of the contract', async () => {
    const app = appWith();
    app.use(errorHandler(createLogger('test', 'silent')));
    const { body } = await request(app).post('/').send({ other: 1 }).expect(400);
    expect(body).toEqual({
      errors: [
        { message: 'Word is required', field: 'word' },
        { message: 'Word is required', field: 'other' },
      ],
    });
  });
});
