import SwaggerParser from '@apidevtools/swagger-parser';
import { describeApi } from './document';

type Document = Exclude<Parameters<typeof SwaggerParser.validate>[0], string>;

/** The validator resolves references in place: it gets a copy of its own. */
const copy = () => structuredClone(describeApi()) as object as Document;

describe('the description of the API', () => {
  it('is valid OpenAPI 3.1, with nothing referred to that is not there', async () => {
    await expect(SwaggerParser.validate(copy())).resolves.toMatchObject({ openapi: '3.1.0' });
  });

  it('names every operation once', () => {
    const names = Object.values(describeApi().paths ?? {}).flatMap((item) =>
      Object.values(item as Record<string, { operationId: string }>).map(({ operationId }) => operationId),
    );
    expect(names).toEqual([...new Set(names)]);
    expect(names.length).toBeGreaterThan(15);
  });

  it('gives every refusal the one shape of errors, and says when to come back', () => {
    for (const item of Object.values(describeApi().paths ?? {})) {
      for (const { responses } of Object.values(item as Record<string, { responses: Record<string, object> }>)) {
        expect(responses).toMatchObject({ 400: expect.anything() as object, 503: expect.anything() as object });
        for (const [status, answer] of Object.entries(responses).filter(([code]) => Number(code) >= 400)) {
          const schema = { $ref: '#/components/schemas/Errors' };
          expect(answer).toMatchObject({ content: { 'application/json': { schema } } });
          if (status === '429' || status === '503') expect(answer).toHaveProperty(['headers', 'Retry-After']);
        }
      }
    }
  });

  it('says that every operation with an unsafe method refuses requests from other sites, and no other operation', () => {
    for (const item of Object.values(describeApi().paths ?? {})) {
      for (const [method, { responses }] of Object.entries(
        item as Record<string, { responses: Record<string, { description: string }> }>,
      )) {
        const described = responses[403]?.description.includes('another site') ?? false;
        expect([method, described]).toEqual([method, method !== 'get']);
      }
    }
  });
});
