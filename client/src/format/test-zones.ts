/** Time zones west and east of UTC, with and without daylight saving, at the date line, and one that does not exist. */
export const TEST_ZONES = [
  'America/New_York',
  'America/Los_Angeles',
  'Asia/Tokyo',
  'Pacific/Kiritimati',
  'Europe/London',
  'Etc/Unknown',
];
