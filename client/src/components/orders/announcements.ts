const MINUTE = 60;

const announcements = [
  { at: 0, text: 'The time to pay has run out.' },
  { at: MINUTE, text: 'One minute left to pay.' },
  { at: 5 * MINUTE, text: 'Five minutes left to pay.' },
];

/** The announcement due when the remaining time drops from one value to another; the most urgent if several are. */
export function announcementBetween(before: number, after: number): string | undefined {
  return announcements.find(({ at }) => before > at && after <= at)?.text;
}
