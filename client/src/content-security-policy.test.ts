import { contentSecurityPolicy } from './content-security-policy';

const policy = (given: object = {}) => contentSecurityPolicy({ nonce: 'abc', stripe: false, ...given });

describe('contentSecurityPolicy', () => {
  it('lets only scripts with the nonce run, and nothing write a style into the page', () => {
    expect(policy()).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(policy()).toContain("style-src 'self';");
  });

  it('lets the tools of the development server work there alone', () => {
    expect(policy({ development: true })).toContain("'strict-dynamic' 'unsafe-eval';");
    expect(policy({ development: true })).toContain("style-src 'self' 'unsafe-inline';");
  });

  it('trusts Stripe where cards are taken by Stripe', () => {
    expect(policy({ stripe: true })).toContain('frame-src https://*.stripe.com;');
    expect(policy()).toContain("frame-src 'none';");
  });
});
