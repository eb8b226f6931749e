import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Expects no axe violations in either colour scheme. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Colours in the middle of a transition have too little contrast.
    await page.evaluate(transitionsOver);
    // Evaluated rather than added as a script tag, which the content security policy forbids.
    await page.evaluate(axe);
    const { violations } = await page.evaluate<AxeResults>(`axe.run({ runOnly: ${JSON.stringify(TAGS)} })`);
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    expect(found, `${page.url()} in the ${colorScheme} scheme`).toEqual([]);
  }
}

const transitionsOver = () => {
  const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  return Promise.allSettled(transitions.map(({ finished }) => finished));
};
