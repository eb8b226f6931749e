import { ImageResponse } from 'next/og';
import type { CSSProperties, ReactNode } from 'react';

const frame: CSSProperties = {
  width: '100%',
  height: '100%',
  display: 'flex',
  background: '#ffc42e',
  color: '#191300',
};

/** The size that most sites use for link previews. */
export const previewSize = { width: 1200, height: 630 };

/** A column with its first line at the top and its last at the bottom. */
export const column: CSSProperties = { flexDirection: 'column', justifyContent: 'space-between', padding: 80 };

/** Renders an image in the brand colours. `ImageResponse` supports inline styles only. */
export function brandImage(size: { width: number; height: number }, style: CSSProperties, content: ReactNode) {
  return new ImageResponse(<div style={{ ...frame, ...style }}>{content}</div>, size);
}
