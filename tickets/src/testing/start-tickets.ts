import type { SessionUser } from '@ticketing/common';
import type { Ticket } from '@ticketing/common/contracts';
import { aUser, RecordingBus, sessionCookieOf, startReady, testEnvironment } from '@ticketing/common/testing';
import mongoose from 'mongoose';
import request from 'supertest';
import { readConfig } from '../config';
import { ticketModel } from '../models/ticket';
import { createTicketsService } from '../service';

interface Options {
  env: Record<string, string>;
  now: () => Date;
  bus: RecordingBus;
}

/** Starts the service, on a database of its own by default. @returns the calls that tests make */
export async function startTickets(options: Partial<Options> = {}) {
  const env = options.env ?? testEnvironment('tickets');
  const bus = options.bus ?? new RecordingBus();
  const service = createTicketsService(readConfig(env), { bus, ...(options.now && { now: options.now }) });
  const url = await startReady(service);
  return { env, bus, url, ...callers(url) };
}

/** The calls that tests make to the API at `url`. */
export function callers(url: string) {
  const api = request(url);
  const get = (path: string) => api.get(path);
  const post = (body: object, user: SessionUser = aUser()) =>
    api.post('/api/tickets').set('Cookie', sessionCookieOf(user)).send(body);
  const put = (id: string, body: object, user: SessionUser) =>
    api.put(`/api/tickets/${id}`).set('Cookie', sessionCookieOf(user)).send(body);
  const withdraw = (id: string, user: SessionUser) =>
    api.delete(`/api/tickets/${id}`).set('Cookie', sessionCookieOf(user));
  const create = async (details: object = {}, user?: SessionUser): Promise<Ticket> => {
    const created = await post({ title: 'Winter concert', price: 19.99, ...details }, user).expect(201);
    return created.body as Ticket;
  };
  const show = async (id: string): Promise<Ticket> => (await get(`/api/tickets/${id}`).expect(200)).body as Ticket;
  return { api, get, post, put, withdraw, create, show };
}

/** The service's collection, for what the API does not show. */
export async function openTickets(env: Record<string, string>) {
  const connection = await mongoose.createConnection(env.MONGO_URI ?? '').asPromise();
  return { tickets: ticketModel(connection), close: () => connection.close() };
}
