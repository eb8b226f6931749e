import { describedOperations, mountedOperations, stopAll, testEnvironment } from '@ticketing/common/testing';
import { readConfig } from '../config';
import { createTicketsService } from '../service';
import { startTickets } from '../testing/start-tickets';

let tickets: Awaited<ReturnType<typeof startTickets>>;

beforeAll(async () => {
  tickets = await startTickets();
});
afterAll(stopAll);

describe('the description of the API', () => {
  it('lists exactly the operations that the service mounts', () => {
    const { app } = createTicketsService(readConfig(testEnvironment('tickets')));
    const isFileOfPage = (operation: string) => operation.startsWith('GET /api/docs/');
    const described = ['/api/tickets', '/api/openapi.json', '/api/docs'].flatMap(describedOperations);
    expect(mountedOperations(app).filter((operation) => !isFileOfPage(operation))).toEqual(described.sort());
  });

  it('is served as JSON', async () => {
    const { body } = await tickets.get('/api/openapi.json').expect('Content-Type', /json/).expect(200);
    expect(body).toMatchObject({ openapi: '3.1.0', paths: { '/api/orders/{id}': { delete: { tags: ['orders'] } } } });
  });

  it('is served as a page that loads nothing from other hosts', async () => {
    const { text, headers } = await tickets.get('/api/docs').expect('Content-Type', /html/).expect(200);
    const addresses = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
    expect(addresses).toContain('/api/docs/swagger-ui-bundle.js');
    expect(addresses.filter((address) => !address?.startsWith('/api/') && address !== 'data:,')).toEqual([]);
    expect(headers['content-security-policy']).toContain("script-src 'self'");
  });

  it.each([
    ['swagger-ui.css', /css/, '.swagger-ui'],
    ['swagger-ui-bundle.js', /javascript/, 'SwaggerUIBundle'],
    ['start.js', /javascript/, '/api/openapi.json'],
  ])('serves %s of the page', async (file, type, content) => {
    const { text } = await tickets.get(`/api/docs/${file}`).expect('Content-Type', type).expect(200);
    expect(text).toContain(content);
  });

  it.each(['index.html', '..%2fpackage.json', 'package.json', 'constructor'])(
    'serves no other file: %s',
    async (file) => {
      await tickets.get(`/api/docs/${file}`).expect(404, { errors: [{ message: 'Not found' }] });
    },
  );
});
