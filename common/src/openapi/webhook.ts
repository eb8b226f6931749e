import type * as OpenAPI from 'openapi3-ts/oas31';
import { json, operation } from './operation';

type Operation = Parameters<typeof operation>[0];

interface Webhook extends Pick<Operation, 'id' | 'tag' | 'summary' | 'refusals'> {
  /** What the body is. */
  body: string;
  /** The headers of the signature, and what each is. */
  signature: Record<string, string>;
  /** What the answer confirms. */
  done: string;
}

/** Describes the receipt of another company's signed events. */
export const webhook = ({ body, signature, done, ...spec }: Webhook): OpenAPI.OperationObject =>
  operation({
    ...spec,
    parameters: Object.entries(signature).map(([name, description]) => ({
      in: 'header',
      name,
      description,
      schema: { type: 'string' },
    })),
    body: { required: true, content: { 'application/json': { schema: { description: body } } } },
    answers: {
      200: json(done, {
        type: 'object',
        required: ['received'],
        properties: { received: { const: true } },
        additionalProperties: false,
      }),
    },
  });
