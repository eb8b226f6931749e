import { DateTime } from 'luxon';

/** The time zone of all events. */
const TIME_ZONE = 'Europe/London';

/** The events on sale after a first start; one without a time lasts all day. */
const events: [title: string, price: number, daysAhead: number, time?: string][] = [
  ['The National – Alexandra Palace, London', 62.5, 9, '19:30'],
  ['Swan Lake – Birmingham Royal Ballet', 48.0, 12, '19:00'],
  ['Arsenal v Aston Villa – North Bank', 71.25, 14, '15:00'],
  ['Hamlet – Royal Shakespeare Company, Stratford', 39.5, 16, '19:15'],
  ['Nubya Garcia – Ronnie Scott’s, late show', 34.99, 18, '22:30'],
  ['The Hallé: Mahler’s Fifth – Bridgewater Hall', 27.75, 21, '19:30'],
  ['Glastonbury coach + camping – Sunday only', 189.0, 214],
  ['Sarah Millican – Newcastle City Hall', 31.45, 24, '20:00'],
  ['England v Wales – Six Nations, Twickenham', 118.6, 83, '16:45'],
  ['Les Misérables – Sondheim Theatre, stalls', 87.5, 26, '19:30'],
  ['Bicep – Printworks closing weekend', 44.15, 30, '22:00'],
  ['La Traviata – Opera North, Leeds Grand', 52.2, 33, '19:00'],
  ['Wimbledon – Centre Court, day 4', 165.0, 221],
  ['Edinburgh Tattoo – Friday evening', 45.3, 256, '21:30'],
  ['Self Esteem – O2 Academy, Brixton', 36.75, 37, '19:00'],
  ['Six – Vaudeville Theatre, matinée', 42.9, 40, '14:30'],
  ['The Comedy Store Players – London', 19.99, 6, '19:30'],
  ['Cirque du Soleil – Royal Albert Hall', 79.4, 48, '19:45'],
  ['World Darts Championship – semi-finals', 58.85, 38, '19:00'],
  ['Jamie xx – Warehouse Project, Manchester', 41.0, 19, '21:00'],
  ['Nils Frahm – Barbican Hall', 37.5, 55, '20:00'],
  ['Hadestown – Lyric Theatre', 66.66, 29, '19:30'],
  ['Celtic v Hibernian – Parkhead', 33.1, 11, '12:30'],
  ['Christmas Carols by Candlelight – St Martin’s', 22.05, 28, '18:00'],
];

export interface DemoTicket {
  title: string;
  price: number;
  date: string;
  timeZone: string;
}

/** The demo tickets, with dates relative to `today`. */
export function demoTickets(today: Date): DemoTicket[] {
  return events.map(([title, price, daysAhead, time]) => {
    const day = DateTime.fromJSDate(today, { zone: TIME_ZONE }).plus({ days: daysAhead });
    return { title, price, date: time === undefined ? dayOf(day) : momentOf(day, time), timeZone: TIME_ZONE };
  });
}

const dayOf = (day: DateTime): string => day.toFormat('yyyy-MM-dd');

const momentOf = (day: DateTime, time: string): string =>
  DateTime.fromISO(`${dayOf(day)}T${time}`, { zone: TIME_ZONE })
    .toUTC()
    .toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
