const NONCE = /'nonce-([^']+)'/;

/** The headers of a rendered page that a later response repeats. The others are set for each response. */
const REPEATED_HEADERS = ['content-type', 'cache-control', 'vary', 'link'];

export interface RenderedPage {
  body: string;
  headers: Record<string, string | string[] | undefined>;
}

/** A rendered page with its nonce left out, to be filled in with the nonce of each response. */
export class PageTemplate {
  private readonly body: Buffer[];
  private readonly headers: [name: string, parts: string[]][];

  /** @throws Error if the page has no nonce */
  constructor({ body, headers }: RenderedPage) {
    const nonce = NONCE.exec(String(headers['content-security-policy']))?.[1];
    if (nonce === undefined) throw new Error('The page was rendered without a nonce');
    this.body = body.split(nonce).map((part) => Buffer.from(part));
    this.headers = REPEATED_HEADERS.flatMap((name): [string, string[]][] => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value.split(nonce)]] : [];
    });
  }

  fill(nonce: string): { body: Buffer; headers: Record<string, string> } {
    const filling = Buffer.from(nonce);
    const body = Buffer.concat(this.body.flatMap((part, index) => (index === 0 ? [part] : [filling, part])));
    return { body, headers: Object.fromEntries(this.headers.map(([name, parts]) => [name, parts.join(nonce)])) };
  }
}
