import path from 'node:path';
import type { NextConfig } from 'next';

const root = path.resolve(__dirname, '..');

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Headers shared by all responses; the content security policy has a nonce and is set in `proxy.ts`. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
  // Browsers ignore it on responses that came over plain HTTP.
  { key: 'Strict-Transport-Security', value: `max-age=${YEAR_SECONDS}; includeSubDomains` },
];

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: root,
  turbopack: { root },
  poweredByHeader: false,
  // Every client gets the metadata in the head: none takes long, and cached pages are then the same for all of them.
  htmlLimitedBots: /.*/,
  rewrites: () =>
    Promise.resolve({
      // The health check is for the kubelet, not for the public: proxied requests get 404.
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
  // A page from another deployment navigates by a full page load, because its chunks no longer match.
  deploymentId: process.env.DEPLOYMENT_ID || undefined,
  experimental: {
    // Never reuse a dynamic page: its tickets may have been sold. Back uses a separate cache, see `Freshness`.
    staleTimes: { dynamic: 0 },
  },
  // The root's `tsc -b` checks the types.
  typescript: { ignoreBuildErrors: true },
};

export default config;
