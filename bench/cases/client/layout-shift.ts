import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';

const FIND_BROWSER = require.resolve('@ticketing/binaries/find-browser');

/** The cumulative layout shift of a page while it loads. */
export async function layoutShift(url: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [FIND_BROWSER]);
  const { browser: executablePath } = JSON.parse(stdout) as { browser: string };
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(url, { waitUntil: 'networkidle' });
    const shift = await page.evaluate<number>(`new Promise((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
    })`);
    return shift;
  } finally {
    await browser.close();
  }
}
