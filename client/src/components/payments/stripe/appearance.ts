import type { Appearance } from '@stripe/stripe-js';

/** The client's tokens, in Stripe's words: its form stands in a frame that the page's style sheet doesn't reach. */
export function appearance(): Appearance {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  return {
    theme: dark ? 'night' : 'stripe',
    variables: {
      colorPrimary: dark ? '#ffc42e' : '#16161a',
      colorBackground: dark ? '#1c1c20' : '#ffffff',
      colorText: dark ? '#f4f4f0' : '#16161a',
      colorDanger: dark ? '#ff9f97' : '#ac2117',
      borderRadius: '10px',
      fontSizeBase: '16px',
    },
  };
}
