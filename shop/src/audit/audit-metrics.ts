import { Gauge, Registry } from "prom-client";
import type { AuditReport } from "./audit.js";

/** Exports the results of the last audit to Prometheus. */
export class AuditMetrics {
  readonly registry = new Registry();
  private readonly checked = this.gauge("souk_audit_checked", "Things that the last audit compared, by check", [
    "check",
  ]);
  private readonly differing = this.gauge(
    "souk_audit_differences",
    "Differences between the books that the last audit met, by check",
    ["check"],
  );
  private readonly inFlight = this.gauge(
    "souk_audit_in_flight",
    "Things that disagree and are too young for the last audit to tell",
  );
  private readonly lastRun = this.gauge(
    "souk_audit_last_run_timestamp_seconds",
    "When the last audit that could look began; its figures are of then",
  );
  private readonly duration = this.gauge("souk_audit_duration_seconds", "How long that one took");
  private readonly looked = this.gauge("souk_audit_up", "1 when the last audit could look at all books, 0 when not");

  record(report: AuditReport, durationSeconds: number): void {
    for (const [check, count] of Object.entries(report.counts)) this.checked.set({ check }, count);
    for (const [check, count] of Object.entries(report.differing)) this.differing.set({ check }, count);
    this.inFlight.set(report.inFlight);
    this.lastRun.set(report.checkedAt.getTime() / 1000);
    this.duration.set(durationSeconds);
    this.looked.set(1);
  }

  /** Counts a failed audit. The results of the last successful audit stay. */
  recordFailure(): void {
    this.looked.set(0);
  }

  private gauge<Label extends string = never>(name: string, help: string, labelNames: Label[] = []): Gauge<Label> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}
