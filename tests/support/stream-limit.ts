import axios from 'axios';
import type { Stack } from './stack';

/**
 * How many bytes NATS Streaming keeps of a channel, as it says itself; 0 when it keeps all.
 *
 * @throws Error where it has no monitoring page
 */
export async function streamLimitBytes({ file }: Stack): Promise<number> {
  if (file.natsMonitoringUrl === undefined) throw new Error('This NATS Streaming has no monitoring');
  const url = `${file.natsMonitoringUrl}/streaming/storez`;
  const { data } = await axios.get<{ limits: { max_bytes: number } }>(url, { timeout: 10_000 });
  return Math.max(data.limits.max_bytes, 0);
}
