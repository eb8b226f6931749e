import path from 'node:path';
import type { NextConfig } from 'next';

const root = path.resolve(__dirname, '..');

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
  // `tsc -b` at the root has checked the types already.
  typescript: { ignoreBuildErrors: true },
};

export default config;
