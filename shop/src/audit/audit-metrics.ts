import { gaugeIn } from "@souk/kernel/metrics/open-metric";
import { Registry } from "prom-client";
import type { AuditReport } from "./audit.js";
import { describedChecks } from "./checks.js";

/** Exports the results of the last audit to Prometheus. */
export class AuditMetrics {
  readonly registry = new Registry();
  private readonly checked = gaugeIn(this.registry, "souk_audit_checked");
  private readonly differing = gaugeIn(this.registry, "souk_audit_differences");
  private readonly inFlight = gaugeIn(this.registry, "souk_audit_in_flight");
  private readonly lastRun = gaugeIn(this.registry, "souk_audit_last_run_timestamp_seconds");
  private readonly duration = gaugeIn(this.registry, "souk_audit_duration_seconds");
  private readonly isUp = gaugeIn(this.registry, "souk_audit_up");

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
}

/** Returns the labels of a check: its name, and the deprecated one that existing alerts may use. */
function labelsOf(name: string): string[] {
  const formerName = describedChecks.find((check) => check.name === name)?.formerName;
  return formerName === undefined ? [name] : [name, formerName];
}
