import { contentSecurityPolicy } from './content-security-policy';

const policy = (given: object = {}) => contentSecurityPolicy({ nonce: 'abc', stripe: false, ...given });

describe('contentSecurityPolicy', () => {
  it('allows only scripts with the nonce, and no inline styles', () => {
    expect(policy()).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(policy()).toContain("style-src 'self';");
  });

  it('allows eval and inline styles in development only', () => {
    expect(policy({ development: true })).toContain("'strict-dynamic' 'unsafe-eval';");
    expect(policy({ development: true })).toContain("style-src 'self' 'unsafe-inline';");
  });

  it('allows Stripe only if its key is configured', () => {
    expect(policy({ stripe: true })).toContain('frame-src https://*.stripe.com;');
    expect(policy()).toContain("frame-src 'none';");
  });
});
