import { json, operation, type Paths } from './operation';

export const descriptionPaths: Paths = {
  '/api/openapi.json': {
    get: operation({
      id: 'showDescription',
      tag: 'description',
      summary: 'Show this description',
      answers: { 200: json('An OpenAPI 3.1 document', { type: 'object', required: ['openapi', 'paths'] }) },
    }),
  },
  '/api/docs': {
    get: operation({
      id: 'showDocumentation',
      tag: 'description',
      summary: 'Show this description as a page',
      answers: { 200: { description: 'The page', content: { 'text/html': { schema: { type: 'string' } } } } },
    }),
  },
};
