import { maxShownPerCheck, type AuditSummary } from "@souk/kernel/audit/audit-summary";
import type { AuditReport } from "./audit.js";

/** The result of the last audit that could read all databases. */
export class LatestAudit {
  private latest: AuditSummary | null = null;

  /** Returns null until the first audit is done. */
  get(): AuditSummary | null {
    return this.latest;
  }

  record({ checkedAt, counts, differing, differences, inFlight }: AuditReport): void {
    const names = Object.keys(counts);
    this.latest = {
      checkedAt,
      inFlight,
      counts: names.map((check) => ({ check, compared: counts[check] ?? 0, differing: differing[check] ?? 0 })),
      differences: names.flatMap((name) =>
        differences.filter(({ check }) => check === name).slice(0, maxShownPerCheck),
      ),
    };
  }
}
