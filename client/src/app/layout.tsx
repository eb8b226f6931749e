import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { VerificationBanner } from '../components/account/verification-banner';
import { Footer } from '../components/layout/footer';
import { Header } from '../components/layout/header';
import { ZoneCookie } from '../components/layout/zone-cookie';
import { currentUser } from '../session/current-user';
import { bricolage, bricolageExtended, figtree, figtreeExtended } from './fonts';
import './globals.css';
import { origin } from './origin';
import { siteDescription, siteName } from './page-metadata';

export async function generateMetadata(): Promise<Metadata> {
  return {
    metadataBase: await origin(),
    title: { default: `${siteName}: tickets passed on`, template: `%s · ${siteName}` },
    description: siteDescription,
    openGraph: { siteName, description: siteDescription, type: 'website' },
    appleWebApp: { title: siteName },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#1c1c20' },
  ],
};

const fonts = [figtree, figtreeExtended, bricolage, bricolageExtended].map(({ variable }) => variable).join(' ');

export default async function RootLayout({ children }: { children: ReactNode }) {
  const user = await currentUser();
  return (
    <html lang="en" className={fonts}>
      <body className="flex min-h-dvh flex-col">
        <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:bg-surface focus:p-3">
          Skip to the content
        </a>
        <Header user={user} />
        {user?.verified === false && <VerificationBanner email={user.email} />}
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
