import type { Registry } from "prom-client";
import { holdsMetricsToken } from "../config/metrics-token.js";
import { createHttpServer, listen, sendError } from "../http/http-server.js";
import type { Logger } from "../logging/logger.js";
import type { MetricsSettings } from "./metrics-settings.js";

/** A page of metrics in Prometheus text format. */
export interface MetricsPage {
  readonly contentType: string;
  readonly body: string;
}

export interface OpenMetricsOptions {
  readonly service: string;
  readonly registry: () => Registry;
  /** Returns the page of the operators' port; the metrics of the registry when absent. */
  readonly page?: () => Promise<MetricsPage>;
  readonly logger: Logger;
}

/** Serves `/metrics` on the port for operators, and sends the metrics to a collector, if the settings enable them. */
export async function openMetrics(
  settings: MetricsSettings,
  { service, registry, page = () => pageOf(registry()), logger }: OpenMetricsOptions,
): Promise<AsyncDisposable> {
  await using resources = new AsyncDisposableStack();
  const { port, host, token, exported } = settings;
  if (port !== undefined) {
    const server = createHttpServer({ service, logger, bodyLimitBytes: 1024 });
    resources.defer(() => server.close());
    server.get("/metrics", async (request, reply) => {
      if (token !== undefined && !holdsMetricsToken(request.headers.authorization, token))
        return sendError(reply, "UNAUTHENTICATED", "The figures are for who has METRICS_TOKEN.");
      const { contentType, body } = await page();
      return reply.type(contentType).send(body);
    });
    await listen(server, { port, host, portSetting: "METRICS_PORT" });
  }
  if (exported) {
    // the libraries of OpenTelemetry are loaded only when they are needed
    const { exportMetrics } = await import("./otlp-metrics.js");
    resources.use(exportMetrics(exported, registry, logger));
  }
  const owned = resources.move();
  return { [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

async function pageOf(metrics: Registry): Promise<MetricsPage> {
  return { contentType: metrics.contentType, body: await metrics.metrics() };
}
