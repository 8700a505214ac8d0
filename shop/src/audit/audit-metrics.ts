import { Gauge, Registry } from "prom-client";
import type { AuditReport } from "./audit.js";
import { describedChecks } from "./checks.js";

/** Exports the results of the last audit to Prometheus. */
export class AuditMetrics {
  readonly registry = new Registry();
  private readonly checked = this.gauge(
    "souk_audit_checked",
    "The number of items that the last audit compared, by check",
    ["check"],
  );
  private readonly differing = this.gauge(
    "souk_audit_differences",
    "The number of differences between databases that the last audit found, by check",
    ["check"],
  );
  private readonly inFlight = this.gauge(
    "souk_audit_in_flight",
    "The number of differing items that were too recent for the last audit to compare",
  );
  private readonly lastRun = this.gauge(
    "souk_audit_last_run_timestamp_seconds",
    "The start of the last audit that could read all databases; the other figures are from it",
  );
  private readonly duration = this.gauge(
    "souk_audit_duration_seconds",
    "The duration of the last audit that could read all databases",
  );
  private readonly isUp = this.gauge("souk_audit_up", "1 if the last audit could read all databases, otherwise 0");

  record(report: AuditReport, durationSeconds: number): void {
    for (const [name, count] of Object.entries(report.counts))
      for (const check of labelsOf(name)) this.checked.set({ check }, count);
    for (const [name, count] of Object.entries(report.differing))
      for (const check of labelsOf(name)) this.differing.set({ check }, count);
    this.inFlight.set(report.inFlight);
    this.lastRun.set(report.checkedAt.getTime() / 1000);
    this.duration.set(durationSeconds);
    this.isUp.set(1);
  }

  /** Counts a failed audit. The results of the last successful audit stay. */
  recordFailure(): void {
    this.isUp.set(0);
  }

  private gauge<Label extends string = never>(name: string, help: string, labelNames: Label[] = []): Gauge<Label> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}

/** Returns the labels of a check: its name, and the deprecated one that existing alerts may use. */
function labelsOf(name: string): string[] {
  const formerName = describedChecks.find((check) => check.name === name)?.formerName;
  return formerName === undefined ? [name] : [name, formerName];
}
