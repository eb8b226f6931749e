import type { Appearance } from '@stripe/stripe-js';

/** The design tokens as Stripe options: its form is in an iframe, out of reach of the style sheet. */
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
