/** What is on sale after a first start: title, price, and how many days ahead. */
const events: [title: string, price: number, daysAhead: number][] = [
  ['The National – Alexandra Palace, London', 62.5, 9],
  ['Swan Lake – Birmingham Royal Ballet', 48.0, 12],
  ['Arsenal v Aston Villa – North Bank', 71.25, 14],
  ['Hamlet – Royal Shakespeare Company, Stratford', 39.5, 16],
  ['Nubya Garcia – Ronnie Scott’s, late show', 34.99, 18],
  ['The Hallé: Mahler’s Fifth – Bridgewater Hall', 27.75, 21],
  ['Glastonbury coach + camping – Sunday only', 189.0, 214],
  ['Sarah Millican – Newcastle City Hall', 31.45, 24],
  ['England v Wales – Six Nations, Twickenham', 118.6, 83],
  ['Les Misérables – Sondheim Theatre, stalls', 87.5, 26],
  ['Bicep – Printworks closing weekend', 44.15, 30],
  ['La Traviata – Opera North, Leeds Grand', 52.2, 33],
  ['Wimbledon – Centre Court, day 4', 165.0, 221],
  ['Edinburgh Tattoo – Friday evening', 45.3, 256],
  ['Self Esteem – O2 Academy, Brixton', 36.75, 37],
  ['Six – Vaudeville Theatre, matinée', 42.9, 40],
  ['The Comedy Store Players – London', 19.99, 6],
  ['Cirque du Soleil – Royal Albert Hall', 79.4, 48],
  ['World Darts Championship – semi-finals', 58.85, 38],
  ['Jamie xx – Warehouse Project, Manchester', 41.0, 19],
  ['Nils Frahm – Barbican Hall', 37.5, 55],
  ['Hadestown – Lyric Theatre', 66.66, 29],
  ['Celtic v Hibernian – Parkhead', 33.1, 11],
  ['Christmas Carols by Candlelight – St Martin’s', 22.05, 28],
];

export interface DemoTicket {
  title: string;
  price: number;
  date: string;
}

/** The tickets, their dates counted from `today`. */
export function demoTickets(today: Date): DemoTicket[] {
  return events.map(([title, price, daysAhead]) => {
    const date = new Date(today);
    date.setUTCDate(date.getUTCDate() + daysAhead);
    return { title, price, date: date.toISOString().slice(0, 10) };
  });
}
