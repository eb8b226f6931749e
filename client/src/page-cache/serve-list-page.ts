import 'server-only';
import type { NextRequest } from 'next/server';
import { readListQuery } from '../app/list-query';
import { isDocumentRequest } from '../backend/response-status';
import { settledWithin } from '../backend/settled-within';
import { fetchTicketList } from '../backend/tickets';
import { isDevelopment } from '../config';
import { BoundedMap } from './bounded-map';
import { ListPage } from './list-page';
import { ownAddress } from './own-address';
import { PageTemplate } from './page-template';
import { PRELOADED_LIST_HEADER, preloadedList, withPreloadedList } from './preloaded-list';
import { renderPage } from './render-page';

const CAPACITY = 64;
/** A slow list is left to the page itself, which is then streamed without it. */
const MAX_WAIT_MS = 750;
/** Pages omit the current year, which changes at a quarter of an hour in every time zone. */
const QUARTER_MS = 15 * 60 * 1000;
const PARAMETERS = new Set(['q', 'sort', 'quantity', 'cursor']);
/** The headers that the rendering depends on: the site's origin, and the reader's time zone in a cookie. */
const ORIGIN_HEADERS = ['host', 'x-forwarded-host', 'x-forwarded-proto'];

const pages = new BoundedMap<ListPage>(CAPACITY);

/** The ticket list for a visitor without a session, or undefined where Next has to render the page for this request. */
export async function cachedListPage(request: NextRequest): Promise<PageTemplate | undefined> {
  if (!isCacheable(request)) return undefined;
  const template = pageFor(request).get();
  if (!(await settledWithin(template, MAX_WAIT_MS))) return undefined;
  // The page itself reports what failed here.
  return template.catch(() => undefined);
}

function pageFor(request: NextRequest): ListPage {
  const { search } = request.nextUrl;
  const headers = renderHeaders(request);
  const key = JSON.stringify([search, headers, Math.floor(Date.now() / QUARTER_MS)]);
  let page = pages.get(key);
  if (!page) {
    page = new ListPage({
      fetchList: async () => fetchTicketList(await readListQuery(Promise.resolve(parametersOf(search)))),
      render: (list) =>
        withPreloadedList(list, async (id) => {
          return new PageTemplate(await renderPage(`/${search}`, { ...headers, [PRELOADED_LIST_HEADER]: id }));
        }),
    });
    pages.set(key, page);
  }
  return page;
}

const parametersOf = (search: string) => Object.fromEntries(new URLSearchParams(search));

function isCacheable({ method, nextUrl, headers, cookies }: NextRequest): boolean {
  const names = [...nextUrl.searchParams.keys()];
  return (
    !isDevelopment &&
    method === 'GET' &&
    nextUrl.pathname === '/' &&
    names.every((name) => PARAMETERS.has(name)) &&
    new Set(names).size === names.length &&
    !cookies.has('session') &&
    !cookies.has('refresh') &&
    isDocumentRequest(headers) &&
    !preloadedList(headers) &&
    ownAddress() !== undefined
  );
}

function renderHeaders(request: NextRequest): Record<string, string> {
  const zone = request.cookies.get('zone')?.value;
  const headers: Record<string, string> = zone === undefined ? {} : { cookie: `zone=${encodeURIComponent(zone)}` };
  for (const name of ORIGIN_HEADERS) {
    const value = request.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  return headers;
}
