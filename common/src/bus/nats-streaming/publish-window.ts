import { BusUnavailableError } from '../bus';

/** Below the library's own limit of 16,384, over which it reports an error and publishes all the same. */
const MAX_MESSAGES = 8_192;
/** The library and the socket each hold a copy of what the server has not acknowledged. */
const MAX_BYTES = 32 * 1024 * 1024;

/** How much may wait for the server's acknowledgement at once: enough to drain a backlog at the server's speed, and no more. */
export class PublishWindow {
  private messages = 0;
  private bytes = 0;

  constructor(
    private readonly maxMessages = MAX_MESSAGES,
    private readonly maxBytes = MAX_BYTES,
  ) {}

  /**
   * Takes a place for a message.
   *
   * @returns what gives the place back
   * @throws BusUnavailableError when there is none; a message alone always has one, however long it is
   */
  enter(payload: string): () => void {
    const size = Buffer.byteLength(payload);
    const isFull = this.messages >= this.maxMessages || (this.messages > 0 && this.bytes + size > this.maxBytes);
    if (isFull) throw new BusUnavailableError('Too many messages in flight');
    this.messages += 1;
    this.bytes += size;
    return () => {
      this.messages -= 1;
      this.bytes -= size;
    };
  }
}
