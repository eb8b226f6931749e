import type { Binary } from '../binary';
import type { ServerToFind } from '../find-server';
import { aptPackage } from '../providers/apt-package';
import { cached } from '../providers/cached';
import { chromiumPackage } from '../providers/chromium-package';
import { onPath } from '../providers/on-path';
import { playwrightBrowser } from '../providers/playwright-browser';

const named = (fileName: string): Binary => ({
  fileName,
  version: /(?:Chromium|Chrome|HeadlessShell)[^\d]*(\d+(?:\.\d+)+)/,
  accepts: 'a Chromium',
});

const chromium = named('chromium');

/** A browser for the tests. */
export const browser: ServerToFind = {
  name: 'Chromium',
  providers: [
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
