import type { SettingsReader } from "../config/config-reader.js";

/** The OpenTelemetry collector of a process, and how the process describes itself to it. */
export interface CollectorSettings {
  /** Without a trailing slash. */
  readonly endpoint: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  readonly resourceAttributes: Readonly<Record<string, string>>;
}

/** Reads the settings that traces and metrics share, by their standard names. */
export function readCollectorSettings(reader: SettingsReader, service: string): CollectorSettings {
  /**
   * @setting OTEL_EXPORTER_OTLP_ENDPOINT the OpenTelemetry collector that gets the traces, and the metrics if
   * `OTEL_METRICS_EXPORTER` is `otlp`, by OTLP over HTTP with JSON. Without it, there are no traces:
   * docs/operations/traces.md
   * @example http://localhost:4318
   */
  const endpoint = reader.optionalUrl("OTEL_EXPORTER_OTLP_ENDPOINT", ["http:", "https:"]);
  return {
    endpoint: endpoint?.replace(/\/$/, ""),
    /**
     * @setting OTEL_EXPORTER_OTLP_HEADERS the headers for the collector, such as `authorization=Bearer%20token`,
     * comma-separated
     */
    headers: readPairs(reader, "OTEL_EXPORTER_OTLP_HEADERS"),
    /**
     * @setting OTEL_SERVICE_NAME the name of the process in traces and exported metrics
     * @default souk; router or the name of the subgraph in a process of its own
     * @example
     */
    serviceName: reader.text("OTEL_SERVICE_NAME", service),
    /**
     * @setting OTEL_RESOURCE_ATTRIBUTES attributes of all spans and exported metrics, such as
     * `deployment.environment.name=production`
     */
    resourceAttributes: readPairs(reader, "OTEL_RESOURCE_ATTRIBUTES"),
  };
}

/** Reads pairs as `key=value,key=value` with URL-encoded values. The fault does not repeat them: they may be secrets. */
function readPairs(reader: SettingsReader, name: string): Readonly<Record<string, string>> {
  const text = reader.optionalText(name);
  if (text === undefined) return {};
  try {
    return Object.fromEntries(
      text.split(",").map((pair) => {
        const [, key, value] = /^\s*([^=\s]+)\s*=(.*)$/.exec(pair) ?? [];
        if (key === undefined || value === undefined) throw new URIError();
        return [key, decodeURIComponent(value.trim())];
      }),
    );
  } catch {
    reader.fault(name, "must be key=value pairs, comma-separated, with URL-encoded values");
    return {};
  }
}
