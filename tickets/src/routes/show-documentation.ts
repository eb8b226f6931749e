import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { NotFoundError } from '@ticketing/common';
import { Router } from 'express';
import helmet from 'helmet';

/** The files of Swagger UI that the page loads, read from disk on each request. */
const FILES = new Map([
  ['swagger-ui.css', 'text/css'],
  ['swagger-ui-bundle.js', 'text/javascript'],
]);
const folder = path.dirname(require.resolve('swagger-ui-dist/package.json'));

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ticketing: the API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<main id="api"><noscript>Without JavaScript, read <a href="/api/openapi.json">the description itself</a>.</noscript></main>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ dom_id: '#api', url: '/api/openapi.json', deepLinking: true, validatorUrl: null });
`;

// On http://localhost an upgrade of the page's requests to HTTPS would fail.
const policy = helmet.contentSecurityPolicy({ directives: { upgradeInsecureRequests: null } });

/** `GET /api/docs`: the description as a page. All its files are served here, so that it works offline. */
export function showDocumentation(): Router {
  const router = Router();
  router.get('/api/docs', policy, (_req, res) => void res.type('html').end(PAGE));
  router.get('/api/docs/start.js', (_req, res) => void res.type('text/javascript').end(START));
  router.get('/api/docs/:file', async (req, res) => {
    const type = FILES.get(req.params.file);
    if (type === undefined) throw new NotFoundError();
    res.type(type).setHeader('Cache-Control', 'public, max-age=3600');
    await pipeline(createReadStream(path.join(folder, req.params.file)), res);
  });
  return router;
}
