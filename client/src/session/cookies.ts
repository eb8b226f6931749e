/** Parses a `Set-Cookie` header into the options of Next's cookie store. */
export function parseSetCookie(header: string) {
  const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
  const [name, value] = splitAt(pair);
  const given = new Map(
    attributes.map((attribute) => splitAt(attribute)).map(([key, text]) => [key.toLowerCase(), text]),
  );
  const maxAge = given.get('max-age');
  const expires = given.get('expires');
  return {
    name,
    // The store would encode base64 padding as `%3D`, which the services do not decode. They accept values without padding.
    value: value.replace(/=+$/, ''),
    path: given.get('path') ?? '/',
    httpOnly: given.has('httponly'),
    secure: given.has('secure'),
    sameSite: 'lax' as const,
    ...(maxAge !== undefined && { maxAge: Number(maxAge) }),
    ...(expires !== undefined && { expires: new Date(expires) }),
  };
}

/** Applies `Set-Cookie` headers to a `Cookie` header, as the browser will. */
export function mergeCookies(cookieHeader: string, setCookies: string[]): string {
  const cookies = new Map(cookieHeader.split(/;\s*/).filter(Boolean).map(splitAt));
  for (const header of setCookies) {
    const [name, value] = splitAt(header.split(';', 1)[0] ?? '');
    if (value === '') cookies.delete(name);
    else cookies.set(name, value);
  }
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

function splitAt(pair: string): [name: string, value: string] {
  const at = pair.indexOf('=');
  return at === -1 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}
