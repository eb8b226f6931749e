import Bowser from 'bowser';

/** Longer ones are no browser's. */
const LONGEST = 500;

/** The browser and the system of a header `User-Agent` in words: "Chrome on Windows". */
export function describeDevice(userAgent: string | undefined): string {
  const text = (userAgent ?? '').slice(0, LONGEST).trim();
  if (text === '') return 'Unknown device';
  const { browser, os, platform } = Bowser.parse(text);
  const system = platform.vendor === 'Apple' && platform.model ? platform.model : os.name;
  if (!browser.name) return system ? `A browser on ${system}` : 'Unknown device';
  return system ? `${browser.name} on ${system}` : browser.name;
}
