import type { Logger } from "../logging/logger.js";
import type { TracingSettings } from "./tracing-settings.js";

const nothing: AsyncDisposable = { [Symbol.asyncDispose]: async () => undefined };

/** Starts tracing in this process. The libraries of OpenTelemetry are loaded only when the settings name a collector. */
export async function openTracing(settings: TracingSettings | undefined, logger: Logger): Promise<AsyncDisposable> {
  if (!settings) return nothing;
  const { openOtlpTracer } = await import("./otlp-tracer.js");
  return openOtlpTracer(settings, logger);
}
