/** The size of a run. */
export interface Effort {
  rounds: number;
  /** How long the load of a round lasts. */
  seconds: number;
  idleSeconds: number;
  /** How many buyers reserve one ticket at the same moment. */
  buyers: number;
  /** Reservations of a round, at a steady pace. */
  hops: number;
  /** How long purchases come at a steady pace, which is reported in three windows. */
  sagaSeconds: number;
  /** Reservations that end in the same minute, and how long each holds. */
  expiring: { reservations: number; windowSeconds: number };
  storedTickets: number;
  /** Events that wait to be published at the same time. */
  backlog: number;
  pages: number;
}

export const FULL: Effort = {
  rounds: 5,
  seconds: 3,
  idleSeconds: 60,
  buyers: 10_000,
  hops: 100,
  sagaSeconds: 60,
  expiring: { reservations: 10_000, windowSeconds: 120 },
  storedTickets: 1_000_000,
  backlog: 100_000,
  pages: 1_000,
};

/** A short look: the same cases, with less precise figures. */
export const QUICK: Effort = {
  rounds: 3,
  seconds: 1,
  idleSeconds: 5,
  buyers: 1_000,
  hops: 20,
  sagaSeconds: 12,
  expiring: { reservations: 500, windowSeconds: 20 },
  storedTickets: 50_000,
  backlog: 5_000,
  pages: 100,
};
