import { Client } from '@sendgrid/client';
import { MailService, type MailDataRequired } from '@sendgrid/mail';
import { createSendGrid, type SendGridOptions } from '../sendgrid/app';
import { postFault, useServer } from './use-server';

export const API_KEY = 'SG.local';

type Mails = Record<string, string>[];

/** The running stand-in with SendGrid's library as its client. */
export interface SendGridUnderTest {
  readonly url: string;
  send(mail: MailDataRequired, apiKey?: string): Promise<{ statusCode: number; headers: Record<string, string> }>;
  /** Sends a request without the library, which validates its own. */
  post(body: unknown, headers?: Record<string, string>): Promise<Response>;
  postFault(fault: object): Promise<Response>;
  messages(query?: string): Promise<Mails>;
  /** Restarts it with the same data. */
  restart(): Promise<void>;
}

function libraryFor(baseUrl: string, apiKey: string): MailService {
  const client = new Client();
  client.setApiKey(apiKey);
  client.setDefaultRequest('baseUrl', baseUrl);
  const service = new MailService();
  service.setClient(client);
  return service;
}

export function useSendGrid(options: Partial<SendGridOptions> = {}): SendGridUnderTest {
  const server = useServer((dataDir) => createSendGrid({ dataDir, apiKey: API_KEY, ...options }));

  return {
    get url() {
      return server.url;
    },
    send: async (mail, apiKey = API_KEY) => {
      const [response] = await libraryFor(server.url, apiKey).send(mail);
      return { statusCode: response.statusCode, headers: response.headers as Record<string, string> };
    },
    post: (body, headers = {}) =>
      fetch(`${server.url}/v3/mail/send`, {
        method: 'POST',
        headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    postFault: (fault) => postFault(server.url, fault),
    messages: async (query = '') => (await fetch(`${server.url}/messages${query}`)).json() as Promise<Mails>,
    restart: () => server.restart(),
  };
}
