/** The number of records that one check of the audit compared, and the number that differed. */
export interface CheckCount {
  readonly check: string;
  readonly compared: number;
  readonly differing: number;
}

export interface AuditDifference {
  readonly check: string;
  /** The order, payment, product or job. */
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
}

/** The result of a full ledger audit (docs/audit.md). */
export interface AuditSummary {
  readonly checkedAt: Date;
  /** All checks, in display order. */
  readonly counts: readonly CheckCount[];
  /** The number of differences that are too recent to count as errors. */
  readonly inFlight: number;
  /** The first `shownOfCheck` differences of each check. */
  readonly differences: readonly AuditDifference[];
}

/** The maximum number of differences shown per check. `npm run audit` prints the full list. */
export const maxShownPerCheck = 100;

/** The path at which the audit process serves its latest audit to services. */
export const latestAuditPath = "/latest-audit.json";
