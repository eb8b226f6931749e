/** What the account's page says after a change. */
export const accountResults = {
  mail: 'A mail with a link is on its way. Please look into the folder for spam, too.',
  email: 'A mail with a link is on its way to your new email. Until you use the link, the present one stays in force.',
  password: 'Your password is changed, and your other devices are signed out.',
  device: 'The device is signed out. It may show pages for some minutes more.',
  devices: 'Your other devices are signed out. They may show pages for some minutes more.',
} as const;

export type AccountResult = keyof typeof accountResults;

export const isAccountResult = (text: string | undefined): text is AccountResult =>
  text !== undefined && Object.hasOwn(accountResults, text);
