import type { Binary } from './binary';
import type { ServerToFind } from './find-server';
import { aptPackage } from './ways/apt-package';
import { cached } from './ways/cached';
import { chromiumPackage } from './ways/chromium-package';
import { onPath } from './ways/on-path';
import { playwrightBrowser } from './ways/playwright-browser';

const named = (fileName: string): Binary => ({
  fileName,
  version: /(?:Chromium|Chrome|HeadlessShell)[^\d]*(\d+(?:\.\d+)+)/,
  accepts: 'a Chromium',
});

const chromium = named('chromium');

/** A browser for the tests, which is no part of the marketplace but is found as its servers are. */
export const browser: ServerToFind = {
  name: 'Chromium',
  ways: [
    playwrightBrowser(chromium),
    onPath(chromium),
    onPath(named('chromium-browser')),
    onPath(named('google-chrome')),
    cached(chromium),
    chromiumPackage(chromium, '@sparticuz/chromium@147.0.0'),
    aptPackage(chromium, 'chromium'),
  ],
  advice: 'Install Chromium or Chrome so that it is on the PATH, or run `npx playwright install chromium`.',
};
