import cluster from "node:cluster";
import { AccessTokenVerifier } from "@souk/kernel/identity/access-token";
import { ServiceTokens } from "@souk/kernel/identity/service-token";
import { publishedKeys } from "@souk/kernel/keys/published-keys";
import { ServiceKeyRing } from "@souk/kernel/keys/service-keys";
import type { Logger } from "@souk/kernel/logging/logger";
import { openMetrics } from "@souk/kernel/metrics/open-metrics";
import { httpTransport } from "@souk/kernel/peers/peer-transport";
import type { Run } from "@souk/kernel/process/run-until-signal";
import { openTracing } from "@souk/kernel/telemetry/open-tracing";
import { startRouter } from "./app.js";
import type { RouterProcessSettings } from "./process-settings.js";
import { openWorkerLink } from "./workers/worker-link.js";

/** Serves the router in this process. Returns its port; undefined when the process was asked to end before. */
export async function runServer(
  settings: RouterProcessSettings,
  logger: Logger,
  { resources, isStopped }: Run,
): Promise<number | undefined> {
  const { config, serviceKeys, urls, jwksAddress } = settings;
  if (!serviceKeys) return undefined;
  const worker = cluster.isWorker ? await openWorkerLink() : undefined;
  resources.use(await openTracing(settings.tracing, logger));
  const transports = new Map(urls.map(([name, url]) => [name, resources.use(httpTransport(name, url))]));
  const subgraph = (name: string) => {
    const transport = transports.get(name);
    if (!transport) throw new Error(`no subgraph ${name}`);
    return transport;
  };
  const serviceTokens = new ServiceTokens(resources.use(new ServiceKeyRing("router", serviceKeys, logger)));
  const accessTokens = new AccessTokenVerifier(publishedKeys(jwksAddress, { caller: "router", serviceTokens }));
  const router = resources.use(await startRouter(config, { logger, accessTokens, serviceTokens, subgraph, worker }));
  if (isStopped()) return undefined;
  const { metrics, metricsPage } = router;
  resources.use(
    await openMetrics(settings.metrics, { service: "router", registry: metrics, page: metricsPage, logger }),
  );
  return router.port;
}
