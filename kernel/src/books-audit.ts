/** How much one check of the audit has compared, and how often that disagreed. */
export interface CheckCount {
  readonly check: string;
  readonly compared: number;
  readonly differing: number;
}

export interface BooksDifference {
  readonly check: string;
  /** The order, payment, product or job. */
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
}

/** What an audit of all books has found (docs/audit.md). */
export interface BooksAudit {
  readonly checkedAt: Date;
  /** Every check, in the order in which they are told. */
  readonly counts: readonly CheckCount[];
  /** How many things disagreed that were too young to tell. */
  readonly inFlight: number;
  /** Of each check the first `shownOfCheck`. */
  readonly differences: readonly BooksDifference[];
}

/** Whoever looks at so many mends the cause, or reads `npm run audit`. */
export const shownOfCheck = 100;
