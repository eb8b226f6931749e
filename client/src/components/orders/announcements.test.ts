import { formatRemaining } from '../../format/remaining';
import { announcementBetween } from './announcements';

const MINUTE = 60;

describe('the time left to pay', () => {
  it('is announced at five minutes, at one minute, and at zero', () => {
    expect(announcementBetween(5 * MINUTE + 1, 5 * MINUTE)).toBe('Five minutes left to pay.');
    expect(announcementBetween(MINUTE + 1, MINUTE - 1)).toBe('One minute left to pay.');
    expect(announcementBetween(1, 0)).toBe('The time to pay has run out.');
  });

  it('is announced once per threshold', () => {
    expect(announcementBetween(4 * MINUTE, 3 * MINUTE)).toBeUndefined();
    expect(announcementBetween(0, 0)).toBeUndefined();
  });

  it('skips to the most urgent announcement after a suspension', () => {
    expect(announcementBetween(10 * MINUTE, 0)).toBe('The time to pay has run out.');
  });

  it('is shown in minutes and seconds', () => {
    expect([905, 60, 9, 0].map(formatRemaining)).toEqual(['15:05', '1:00', '0:09', '0:00']);
  });
});
