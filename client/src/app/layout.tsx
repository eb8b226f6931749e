import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Footer } from '../components/layout/footer';
import { Header } from '../components/layout/header';
import { ZoneCookie } from '../components/layout/zone-cookie';
import { bricolage, figtree } from './fonts';
import './globals.css';

const title = 'Ticketing';
const description =
  'Tickets from people who can’t go, for people who can: reserve one, pay by card, and get it confirmed by email.';

export async function generateMetadata(): Promise<Metadata> {
  return {
    metadataBase: await origin(),
    title: { default: `${title}: tickets passed on`, template: `%s · ${title}` },
    description,
    openGraph: { siteName: title, description, type: 'website' },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#1c1c20' },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={`${figtree.variable} ${bricolage.variable}`}>
      <body className="flex min-h-dvh flex-col">
        <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:bg-surface focus:p-3">
          Skip to the content
        </a>
        <Header />
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-6xl px-4 pt-6 pb-16 outline-none md:px-6 md:pt-10"
        >
          {children}
        </main>
        <Footer />
        <ZoneCookie />
      </body>
    </html>
  );
}

/** The address that the person sees, which only the outermost proxy knows. */
async function origin(): Promise<URL> {
  const asked = await headers();
  const host = asked.get('x-forwarded-host') ?? asked.get('host') ?? '';
  const protocol = asked.get('x-forwarded-proto')?.split(',')[0] ?? 'http';
  const address = `${protocol}://${host}`;
  return new URL(URL.canParse(address) ? address : 'http://localhost');
}
