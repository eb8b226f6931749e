import path from 'node:path';
import type { NextConfig } from 'next';

const root = path.resolve(__dirname, '..');

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: root,
  turbopack: { root },
  poweredByHeader: false,
  // `tsc -b` at the root has checked the types already.
  typescript: { ignoreBuildErrors: true },
};

export default config;
