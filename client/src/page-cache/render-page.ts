import { get, type IncomingMessage } from 'node:http';
import { ownAddress } from './own-address';
import type { RenderedPage } from './page-template';

const TIMEOUT_MS = 10_000;

/**
 * Renders a page of this process by a request to itself: Next has no other way to get a page as text.
 *
 * @throws Error unless the page is rendered with status 200
 */
export async function renderPage(path: string, headers: Record<string, string>): Promise<RenderedPage> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = get({ ...ownAddress(), agent: false, path, headers, timeout: TIMEOUT_MS }, resolve);
    request.on('timeout', () => request.destroy(new Error('Rendering took too long')));
    request.on('error', reject);
  });
  let body = '';
  for await (const chunk of response.setEncoding('utf8')) body += String(chunk);
  if (response.statusCode !== 200) throw new Error(`Rendered with status ${response.statusCode}`);
  return { body, headers: response.headers };
}
