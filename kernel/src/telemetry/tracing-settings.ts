import type { SettingsReader } from "../config/config-reader.js";
import { readCollectorSettings, type CollectorSettings } from "./collector-settings.js";

export const samplers = [
  "always_on",
  "always_off",
  "traceidratio",
  "parentbased_always_on",
  "parentbased_always_off",
  "parentbased_traceidratio",
] as const;

export interface TracingSettings extends Omit<CollectorSettings, "endpoint"> {
  /** The address that accepts traces. */
  readonly url: string;
  readonly sampler: (typeof samplers)[number];
  /** From 0 to 1, for the samplers with a ratio. */
  readonly ratio: number;
  readonly exportIntervalMs: number;
  readonly slowMs: number;
}

/** Reads the settings of traces by their standard names. Returns undefined when no address is set: tracing is off. */
export function readTracingSettings(reader: SettingsReader, service: string): TracingSettings | undefined {
  const { endpoint, ...collector } = readCollectorSettings(reader, service);
  /**
   * @setting OTEL_EXPORTER_OTLP_TRACES_ENDPOINT the whole address for traces
   * @default `OTEL_EXPORTER_OTLP_ENDPOINT` with `/v1/traces`
   * @example
   */
  const tracesEndpoint = reader.optionalUrl("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", ["http:", "https:"]);
  const given = {
    ...collector,
    /**
     * @setting OTEL_TRACES_SAMPLER `always_on`, `always_off`, `traceidratio`, or one of these with `parentbased_`, which
     * follows the caller's decision. Failed and slow requests are always exported
     * @default parentbased_always_on
     */
    sampler: reader.oneOf("OTEL_TRACES_SAMPLER", samplers, "parentbased_always_on"),
    ratio: readRatio(reader),
    /**
     * @setting OTEL_BSP_SCHEDULE_DELAY the interval in milliseconds at which traces are sent
     * @default 5000
     */
    exportIntervalMs: reader.wholeNumber("OTEL_BSP_SCHEDULE_DELAY", {
      fallback: 5000,
      min: 10,
      max: 60_000,
      unit: "milliseconds",
    }),
    /**
     * @setting TRACE_SLOW_MS a request or job that takes at least this long is exported even when it was not sampled
     * @default 1000
     */
    slowMs: reader.wholeNumber("TRACE_SLOW_MS", { fallback: 1000, min: 1, max: 600_000, unit: "milliseconds" }),
  };
  const url = tracesEndpoint ?? (endpoint === undefined ? undefined : `${endpoint}/v1/traces`);
  return url === undefined ? undefined : { url, ...given };
}

function readRatio(reader: SettingsReader): number {
  /**
   * @setting OTEL_TRACES_SAMPLER_ARG the share of traces that a sampler with a ratio exports, from 0 to 1
   * @default 1
   */
  const text = reader.text("OTEL_TRACES_SAMPLER_ARG", "1");
  const ratio = Number(text);
  if (!(ratio >= 0 && ratio <= 1))
    reader.fault("OTEL_TRACES_SAMPLER_ARG", `${JSON.stringify(text)} is not from 0 to 1`);
  return ratio;
}
