import { column, brandImage, previewSize } from './brand-image';

export const alt = 'Ticketing: good seats, passed on.';
export const size = previewSize;
export const contentType = 'image/png';

const large = { display: 'flex', fontSize: 112, lineHeight: 1.05, letterSpacing: -4 };

/** The preview image of shared links to the site. */
export default function OpengraphImage() {
  return brandImage(
    size,
    column,
    <>
      <div style={{ display: 'flex', fontSize: 44 }}>Ticketing</div>
      <div style={{ display: 'flex', flexDirection: 'column' }}>
        <div style={large}>Good seats,</div>
        <div style={large}>passed on.</div>
      </div>
      <div style={{ display: 'flex', fontSize: 36 }}>Tickets from people who can’t go, for people who can.</div>
    </>,
  );
}
