import type { SettingsReader } from "../config/config-reader.js";
import { readMetricsToken } from "../config/metrics-token.js";
import { readCollectorSettings, type CollectorSettings } from "../telemetry/collector-settings.js";

/** Where the metrics of a process go, beside `/metrics` on the port of the service. */
export interface MetricsSettings {
  /** A port of its own for `/metrics`. */
  readonly port: number | undefined;
  readonly host: string;
  readonly token: string | undefined;
  readonly exported: MetricsExportSettings | undefined;
}

export interface MetricsExportSettings extends Omit<CollectorSettings, "endpoint"> {
  /** The address that accepts metrics. */
  readonly url: string;
  readonly intervalMs: number;
}

/** `host`: the address on which the service listens. */
export function readMetricsSettings(
  reader: SettingsReader,
  { service, host }: { readonly service: string; readonly host: string },
): MetricsSettings {
  /**
   * @setting METRICS_PORT a port of each process that serves only `/metrics`, to operators who cannot reach the port of
   * the service: docs/operations/metrics.md. With `npm run services`, the router has this port, and each other process
   * a later one
   * @default none: `/metrics` is on the port of the service only
   * @example 9400
   */
  const port = reader.optionalText("METRICS_PORT") === undefined ? undefined : reader.port("METRICS_PORT", 0);
  /**
   * @setting METRICS_HOST the address that `METRICS_PORT` listens on
   * @default `HOST`
   * @example
   */
  const metricsHost = reader.text("METRICS_HOST", host);
  return { port, host: metricsHost, token: readMetricsToken(reader), exported: readExport(reader, service) };
}

function readExport(reader: SettingsReader, service: string): MetricsExportSettings | undefined {
  const { endpoint, ...collector } = readCollectorSettings(reader, service);
  /**
   * @setting OTEL_EXPORTER_OTLP_METRICS_ENDPOINT the whole address for metrics
   * @default `OTEL_EXPORTER_OTLP_ENDPOINT` with `/v1/metrics`
   * @example
   */
  const metricsEndpoint = reader.optionalUrl("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", ["http:", "https:"]);
  /**
   * @setting OTEL_METRICS_EXPORTER `otlp` also sends the metrics to the collector: docs/operations/metrics.md
   * @default none; otlp with `OTEL_EXPORTER_OTLP_METRICS_ENDPOINT`
   */
  const exporter = reader.oneOf(
    "OTEL_METRICS_EXPORTER",
    ["otlp", "none"] as const,
    metricsEndpoint === undefined ? "none" : "otlp",
  );
  /**
   * @setting OTEL_METRIC_EXPORT_INTERVAL the interval in milliseconds at which metrics are sent
   * @default 60000
   */
  const intervalMs = reader.wholeNumber("OTEL_METRIC_EXPORT_INTERVAL", {
    fallback: 60_000,
    min: 100,
    max: 3_600_000,
    unit: "milliseconds",
  });
  if (exporter === "none") return undefined;
  const url = metricsEndpoint ?? (endpoint === undefined ? undefined : `${endpoint}/v1/metrics`);
  if (url === undefined) {
    reader.fault("OTEL_METRICS_EXPORTER", "otlp needs OTEL_EXPORTER_OTLP_ENDPOINT, the address of the collector");
    return undefined;
  }
  return { url, intervalMs, ...collector };
}
