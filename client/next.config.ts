import path from 'node:path';
import type { NextConfig } from 'next';

const root = path.resolve(__dirname, '..');

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** What is the same for every answer; the policy for contents has a nonce, see `proxy.ts`. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
  // Browsers heed it where the page came by TLS alone.
  { key: 'Strict-Transport-Security', value: `max-age=${YEAR_SECONDS}; includeSubDomains` },
];

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: root,
  turbopack: { root },
  poweredByHeader: false,
  rewrites: () =>
    Promise.resolve({
      // What is for the supervisor of this process is not for the public, which comes by a proxy.
      beforeFiles: [
        {
          source: '/healthz',
          has: [{ type: 'header', key: 'x-forwarded-for' }],
          destination: '/_not-found',
        },
      ],
      afterFiles: [],
      fallback: [],
    }),
  headers: () => Promise.resolve([{ source: '/:path*', headers: securityHeaders }]),
  // An open page of another deployment loads its next page as a whole, instead of in parts that do not fit.
  deploymentId: process.env.DEPLOYMENT_ID || undefined,
  experimental: {
    // What was read once is stale: a ticket may be gone. Back has its own cache, see `Freshness`.
    staleTimes: { dynamic: 0 },
  },
  // `tsc -b` at the root has checked the types already.
  typescript: { ignoreBuildErrors: true },
};

export default config;
