import type { BusClient } from '@ticketing/test-driver/bus-client';
import { changesBetween, type Digest } from '../checker/digest';
import { placeOfChannel } from '../checker/state';

/** Publishes, and counts how far that moves each channel of the stream. */
export class Publisher {
  private readonly published = new Map<string, number>();

  constructor(private readonly bus: Pick<BusClient, 'publish'>) {}

  async publish(subject: string, bytes: Buffer): Promise<void> {
    await this.bus.publish(subject, bytes);
    this.published.set(subject, (this.published.get(subject) ?? 0) + 1);
  }

  /** The changes beside what was published here since the last call. */
  othersChanges(before: Digest, after: Digest): string[] {
    const expected = new Map(before);
    for (const [subject, count] of this.published) {
      const place = placeOfChannel(subject);
      expected.set(place, String(Number(before.get(place) ?? 0) + count));
    }
    this.published.clear();
    return changesBetween(expected, after);
  }
}
