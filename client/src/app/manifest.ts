import type { MetadataRoute } from 'next';
import { siteDescription, siteName } from './page-metadata';

/** Web app manifest, used when the site is installed on a home screen. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: siteName,
    short_name: siteName,
    description: siteDescription,
    start_url: '/',
    display: 'minimal-ui',
    background_color: '#f5f5f2',
    theme_color: '#ffc42e',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/apple-icon', sizes: '180x180', type: 'image/png' },
    ],
  };
}
