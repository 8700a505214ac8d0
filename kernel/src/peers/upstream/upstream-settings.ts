import type { SettingsReader } from "../../config/config-reader.js";

/** The settings that differ between installations. */
export interface UpstreamSettings {
  /** A service that does not answer a probe within this time counts as hanging. */
  readonly probeTimeoutMs: number;
  /**
   * The number of queries in a hundred that may be sent a second time while the first is still running; 0 disables
   * this.
   */
  readonly hedgePercent: number;
  /** The shortest deadline of a query, in milliseconds. */
  readonly minTimeoutMs: number;
}

export const defaultUpstreamSettings: UpstreamSettings = { probeTimeoutMs: 1000, hedgePercent: 5, minTimeoutMs: 2000 };

export function readUpstreamSettings(reader: SettingsReader): UpstreamSettings {
  return {
    /**
     * @setting SUBGRAPH_PROBE_TIMEOUT_MS a service that does not answer a health probe within this time is
     * treated as hanging, and its circuit opens
     * @default 1000
     */
    probeTimeoutMs: reader.wholeNumber("SUBGRAPH_PROBE_TIMEOUT_MS", {
      fallback: defaultUpstreamSettings.probeTimeoutMs,
      min: 100,
      max: 30_000,
      unit: "milliseconds",
    }),
    /**
     * @setting SUBGRAPH_HEDGE_PERCENT the largest percentage of queries to a subgraph that are sent a second
     * time because the first takes unusually long
     * @default 5
     */
    hedgePercent: reader.wholeNumber("SUBGRAPH_HEDGE_PERCENT", {
      fallback: defaultUpstreamSettings.hedgePercent,
      min: 0,
      max: 50,
      unit: "percent",
    }),
    /**
     * @setting SUBGRAPH_MIN_TIMEOUT_MS the shortest wait for the answer to a query; five times as long for a
     * mutation. The wait is ten times the usual duration (p99) of the same operation, at most
     * SUBGRAPH_TIMEOUT_MS
     * @default 2000
     */
    minTimeoutMs: reader.wholeNumber("SUBGRAPH_MIN_TIMEOUT_MS", {
      fallback: defaultUpstreamSettings.minTimeoutMs,
      min: 100,
      max: 120_000,
      unit: "milliseconds",
    }),
  };
}
