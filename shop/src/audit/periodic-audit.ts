import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "@souk/kernel/logging/logger";
import { audit, countDifferences, type DatabaseUrls } from "./audit.js";
import type { AuditMetrics } from "./audit-metrics.js";
import type { LatestAudit } from "./latest-audit.js";

export interface PeriodicAuditDefinition {
  readonly urls: DatabaseUrls;
  /** The pause between two audits, and before the first one. */
  readonly intervalSeconds: number;
  readonly metrics: AuditMetrics;
  readonly latest: LatestAudit;
  readonly logger: Logger;
}

/** A longer audit is aborted, because its snapshots keep the databases from vacuuming. */
const maxAuditMs = 10 * 60_000;
/** At most a tenth of the time is spent on audits, however large the shop is. */
const restPerWork = 9;
/** The time that a running audit gets to end when the shop closes. */
const endTimeoutMs = 2000;

/** Runs audits periodically, and keeps the last result, as metrics and for admins. */
export class PeriodicAudit implements AsyncDisposable {
  private readonly closing = new AbortController();
  private readonly endTimeout = new AbortController();
  private readonly closed: Promise<void>;

  constructor(private readonly definition: PeriodicAuditDefinition) {
    this.closed = this.auditPeriodically();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.closing.abort();
    const timer = setTimeout(() => this.endTimeout.abort(), endTimeoutMs);
    await this.closed;
    clearTimeout(timer);
  }

  private async auditPeriodically(): Promise<void> {
    const intervalMs = this.definition.intervalSeconds * 1000;
    for (let tookMs = 0; await this.rest(Math.max(intervalMs, tookMs * restPerWork));) tookMs = await this.runOnce();
  }

  /** Waits `ms` milliseconds. Returns false when the shop closes. */
  private async rest(ms: number): Promise<boolean> {
    const { signal } = this.closing;
    await delay(ms, undefined, { signal, ref: false }).catch(() => undefined);
    return !signal.aborted;
  }

  /** Runs one audit. Returns its duration in milliseconds. */
  async runOnce(): Promise<number> {
    const { urls, metrics, latest, logger } = this.definition;
    const startedAt = performance.now();
    const tookMs = (): number => performance.now() - startedAt;
    try {
      const signal = AbortSignal.any([this.endTimeout.signal, AbortSignal.timeout(maxAuditMs)]);
      const report = await audit(urls, { signal });
      metrics.record(report, tookMs() / 1000);
      latest.record(report);
      const differences = countDifferences(report);
      if (differences > 0) logger.error({ differences, differing: report.differing }, "the audit found differences");
    } catch (error) {
      metrics.recordFailure();
      if (!this.closing.signal.aborted) logger.warn({ err: error }, "the audit failed");
    }
    return tookMs();
  }
}
