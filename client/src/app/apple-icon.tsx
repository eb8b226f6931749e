import { picture } from './picture';

export const size = { width: 180, height: 180 };
export const contentType = 'image/png';

/** The mark on a home screen, which rounds the corners itself. */
export default function AppleIcon() {
  return picture(size, { alignItems: 'center', justifyContent: 'center', fontSize: 132 }, 'T');
}
