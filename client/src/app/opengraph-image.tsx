import { ImageResponse } from 'next/og';

export const alt = 'Ticketing: good seats, passed on.';
export const size = { width: 1200, height: 630 };
export const contentType = 'image/png';

/** What a shared link shows; the library that draws it takes no style sheet, only styles in place. */
export default function OpengraphImage() {
  return new ImageResponse(
    <div
      style={{
        width: '100%',
        height: '100%',
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        padding: 90,
        background: '#ffc42e',
        color: '#191300',
      }}
    >
      <div style={{ display: 'flex', fontSize: 44 }}>Ticketing</div>
      <div style={{ display: 'flex', flexDirection: 'column' }}>
        <div style={{ display: 'flex', fontSize: 112, lineHeight: 1.05, letterSpacing: -4 }}>Good seats,</div>
        <div style={{ display: 'flex', fontSize: 112, lineHeight: 1.05, letterSpacing: -4 }}>passed on.</div>
      </div>
      <div style={{ display: 'flex', fontSize: 36 }}>Tickets from people who can’t go, for people who can.</div>
    </div>,
    size,
  );
}
