import { ImageResponse } from 'next/og';
import type { CSSProperties, ReactNode } from 'react';

const frame: CSSProperties = {
  width: '100%',
  height: '100%',
  display: 'flex',
  background: '#ffc42e',
  color: '#191300',
};

/** For shared links, as most sites show them. */
export const sharedSize = { width: 1200, height: 630 };

/** Lines one below the other, the first at the top and the last at the bottom. */
export const lines: CSSProperties = { flexDirection: 'column', justifyContent: 'space-between', padding: 80 };

/** A picture in the shop's colours; the library that draws it takes no style sheet, only styles in place. */
export function picture(size: { width: number; height: number }, style: CSSProperties, content: ReactNode) {
  return new ImageResponse(<div style={{ ...frame, ...style }}>{content}</div>, size);
}
