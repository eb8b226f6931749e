interface Policy {
  nonce: string;
  /** Whether pages load Stripe's scripts and frames. */
  stripe: boolean;
  /** Whether it is for `next dev`, whose tools need `eval` and inline styles. */
  development?: boolean;
}

/** Allows same-origin content and scripts with the response's nonce. */
export function contentSecurityPolicy({ nonce, stripe, development = false }: Policy): string {
  const directives: Record<string, string[]> = {
    'default-src': ["'self'"],
    'script-src': [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...when(development, "'unsafe-eval'"),
      ...when(stripe, 'https://*.stripe.com'),
    ],
    'style-src': ["'self'", ...when(development, "'unsafe-inline'")],
    'img-src': ["'self'", 'data:', ...when(stripe, 'https://*.stripe.com')],
    'connect-src': ["'self'", ...when(stripe, 'https://*.stripe.com')],
    'frame-src': stripe ? ['https://*.stripe.com'] : ["'none'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}

const when = (condition: boolean, value: string): string[] => (condition ? [value] : []);
