import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { type Binary, verifyBinary } from '../binary';
import { type Provider, ProviderError } from '../provider';

/** The browser installed by `npx playwright install chromium`. */
export function playwrightBrowser(binary: Binary): Provider {
  return {
    name: 'Playwright',
    async find() {
      const path = chromium.executablePath();
      if (!existsSync(path)) throw new ProviderError('it has installed none');
      return verifyBinary(binary, path);
    },
  };
}
