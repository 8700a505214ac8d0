import { shownOfCheck, type BooksAudit } from "@souk/kernel/books-audit";
import type { AuditReport } from "./audit.js";

/** What the last audit has found that could look at all books, for whoever shows it. */
export class LatestAudit {
  private latest: BooksAudit | null = null;

  /** Null until the first one is done. */
  get(): BooksAudit | null {
    return this.latest;
  }

  record({ checkedAt, counts, differing, differences, inFlight }: AuditReport): void {
    const names = Object.keys(counts);
    this.latest = {
      checkedAt,
      inFlight,
      counts: names.map((check) => ({ check, compared: counts[check] ?? 0, differing: differing[check] ?? 0 })),
      differences: names.flatMap((name) => differences.filter(({ check }) => check === name).slice(0, shownOfCheck)),
    };
  }
}
