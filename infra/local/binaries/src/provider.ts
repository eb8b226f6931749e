/** Receives the progress, one line at a time. */
export type Report = (line: string) => void;

export type ServerLocation = { kind: 'external'; url: string } | { kind: 'binary'; path: string; version: string };

/** A source of a server: `find` resolves with the server or rejects with a `ProviderError`. */
export interface Provider {
  /** Completes "from …": "the PATH", "the cache". */
  name: string;
  /** Set if the attempt takes long enough to be reported beforehand. */
  slow?: true;
  find(): Promise<ServerLocation>;
}

export class ProviderError extends Error {
  constructor(reason: string, cause?: unknown) {
    super(reason, { cause });
    this.name = 'ProviderError';
  }
}
