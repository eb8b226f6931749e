import { ImageResponse } from 'next/og';

export const size = { width: 180, height: 180 };
export const contentType = 'image/png';

/** The mark on a home screen, which rounds the corners itself. */
export default function AppleIcon() {
  return new ImageResponse(
    <div
      style={{
        width: '100%',
        height: '100%',
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'center',
        background: '#ffc42e',
        color: '#191300',
        fontSize: 132,
      }}
    >
      T
    </div>,
    size,
  );
}
