/** Says what is going on, one line at a time. */
export type Report = (line: string) => void;

export type ServerLocation = { kind: 'external'; url: string } | { kind: 'binary'; path: string; version: string };

/** One way to come by a server. It resolves with the server, or rejects with a `ProviderError` that says why not. */
export interface Provider {
  /** Reads well after "from": "the PATH", "its own download". */
  name: string;
  /** Set where the way takes long enough that someone watching should be told beforehand. */
  slow?: true;
  find(): Promise<ServerLocation>;
}

export class ProviderError extends Error {
  constructor(reason: string, cause?: unknown) {
    super(reason, { cause });
    this.name = 'ProviderError';
  }
}
