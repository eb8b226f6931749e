/** The name, value and attributes in a `Set-Cookie` header, as Next's cookie store takes them. */
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
    // Base64's padding would be stored as `%3D`, which the services don't decode; they read the value as well without.
    value: value.replace(/=+$/, ''),
    path: given.get('path') ?? '/',
    httpOnly: given.has('httponly'),
    secure: given.has('secure'),
    sameSite: 'lax' as const,
    ...(maxAge !== undefined && { maxAge: Number(maxAge) }),
    ...(expires !== undefined && { expires: new Date(expires) }),
  };
}

/** A request's `Cookie` header as it will be once the browser has stored what these `Set-Cookie` headers say. */
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
