import type * as OpenAPI from 'openapi3-ts/oas31';
import { headers, parameters, sharedSchemas } from './components';
import { confirmationPaths } from './confirmations';
import { descriptionPaths } from './description';
import { refuseOtherSites } from './operation';
import { orderPaths, orderSchemas } from './orders';
import { paymentPaths, paymentSchemas } from './payments';
import { ticketPaths, ticketSchemas } from './tickets';
import { userPaths, userSchemas } from './users';

const ABOUT = [
  'Put tickets on sale, reserve them for a limited time, and pay by card.',
  'Every error has one shape. Requests are checked in this order: body (413, 415, malformed), session, input, existence,',
  'owner, state. Fields and parameters that are not named here are ignored. What a page of another site has a browser send',
  '(`Sec-Fetch-Site`) is refused with 403 before all of these, unless its method is GET, HEAD or OPTIONS.',
].join(' ');

const session: OpenAPI.SecuritySchemeObject = {
  type: 'apiKey',
  in: 'cookie',
  name: 'session',
  description: 'Set by signing up or in, good for 15 minutes, and renewed by `/api/users/refresh`.',
};

/** The description of the whole HTTP API, in OpenAPI 3.1. */
export const describeApi = (): OpenAPI.OpenAPIObject => ({
  openapi: '3.1.0',
  info: { title: 'Ticketing', version: '1.0.0', description: ABOUT, license: { name: 'MIT', identifier: 'MIT' } },
  servers: [{ url: '/' }],
  tags: ['users', 'tickets', 'orders', 'payments', 'confirmations', 'description'].map((name) => ({ name })),
  paths: refuseOtherSites({
    ...userPaths,
    ...ticketPaths,
    ...orderPaths,
    ...paymentPaths,
    ...confirmationPaths,
    ...descriptionPaths,
  }),
  components: {
    schemas: { ...sharedSchemas, ...userSchemas, ...ticketSchemas, ...orderSchemas, ...paymentSchemas },
    headers,
    parameters,
    securitySchemes: { session },
  },
});
