import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface ReceivedMail {
  from: { email: string };
  subject: string;
  personalizations: { to: { email: string }[] }[];
  content: { type: string; value: string }[];
}

/** A failure of the server: the status of its answer, a reset connection, or no answer at all. */
export type Fault = number | 'reset' | 'silence';

/** A server with SendGrid's API for sending. It keeps the accepted mails, and fails as a test requests. */
export class SendGridServer {
  readonly mails: ReceivedMail[] = [];
  /** The number of requests to send. */
  requests = 0;
  /** Mails to this address are refused permanently. */
  refusedAddress = 'refused@example.com';
  private readonly faults: Fault[] = [];
  private readonly server: Server = createServer((request, response) => {
    this.answer(request, response).catch(() => response.destroy());
  });

  static async start(): Promise<SendGridServer> {
    const sendGrid = new SendGridServer();
    sendGrid.server.listen(0, '127.0.0.1');
    await once(sendGrid.server, 'listening');
    return sendGrid;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Sets the faults of the next requests. Without any, all faults are cleared. */
  failNext(...faults: Fault[]): void {
    this.faults.splice(0, this.faults.length, ...faults);
  }

  sentTo(address: string): ReceivedMail[] {
    return this.mails.filter(({ personalizations }) => personalizations[0]?.to[0]?.email === address);
  }

  /** Closes all connections, also those that wait for an answer. */
  hangUp(): void {
    this.server.closeAllConnections();
  }

  async stop(): Promise<void> {
    this.hangUp();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1;
    const mail = (await json(request)) as ReceivedMail;
    const fault = this.faults.shift() ?? this.refusal(request, mail);
    if (fault === 'silence') return;
    if (fault === 'reset') return void response.destroy();
    if (fault === undefined) this.mails.push(mail);
    response.writeHead(fault ?? 202, { 'content-type': 'application/json' });
    response.end(fault === undefined ? '' : JSON.stringify({ errors: [{ message: `no: ${fault}`, field: 'to' }] }));
  }

  private refusal(request: IncomingMessage, mail: ReceivedMail): Fault | undefined {
    if (request.method !== 'POST' || request.url !== '/v3/mail/send') return 404;
    if (request.headers.authorization !== 'Bearer SG.test') return 401;
    return mail.personalizations[0]?.to[0]?.email === this.refusedAddress ? 400 : undefined;
  }
}
