import { brandImage } from './brand-image';

export const size = { width: 180, height: 180 };
export const contentType = 'image/png';

/** The icon on an iOS home screen. Square, because iOS rounds the corners. */
export default function AppleIcon() {
  return brandImage(size, { alignItems: 'center', justifyContent: 'center', fontSize: 132 }, 'T');
}
