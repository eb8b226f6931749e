import type { MetadataRoute } from 'next';
import { origin } from './origin';

export default async function robots(): Promise<MetadataRoute.Robots> {
  return {
    rules: { userAgent: '*', disallow: ['/account', '/orders', '/auth', '/tickets/new'] },
    sitemap: new URL('/sitemap.xml', await origin()).href,
  };
}
