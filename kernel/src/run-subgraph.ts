import { collectDefaultMetrics, Registry } from "prom-client";
import { AccessTokenVerifier } from "./access-token.js";
import { systemClock } from "./clock.js";
import { readCrashPoint } from "./crash-point.js";
import { readSettings, type SettingsReader } from "./config-reader.js";
import { createLogger, logLevels } from "./logger.js";
import { KeyRing } from "./key-ring.js";
import { readKeys } from "./key-setting.js";
import { readMetricsToken } from "./metrics-token.js";
import { httpTransport, type PeerTransport } from "./peer-transport.js";
import { publishedKeys, readJwksAddress } from "./published-keys.js";
import { runUntilSignal, type Run } from "./run-until-signal.js";
import { serveSubgraph } from "./serve-subgraph.js";
import { ServiceTokens } from "./service-token.js";
import type { StartSubgraph } from "./subgraph.js";
import { tellParentReady } from "./tell-parent-ready.js";
import { subgraphPorts, subgraphUrl, type SubgraphName } from "./subgraph-addresses.js";

/** Runs one subgraph as a process of its own until a signal comes: what every `main.ts` does. */
export async function runSubgraph<Config>(
  name: SubgraphName,
  readConfig: (reader: SettingsReader) => Config,
  start: StartSubgraph<Config>,
): Promise<void> {
  await runUntilSignal(name, (run) => startServing(name, readConfig, start, run));
}

async function startServing<Config>(
  name: SubgraphName,
  readConfig: (reader: SettingsReader) => Config,
  start: StartSubgraph<Config>,
  { opened, isStopped }: Run,
): Promise<void> {
  const { own, host, port, level, jwksAddress, metricsToken, serviceKeys, crashPoint, peerUrl } = readSettings(
    name,
    process.env,
    (reader) => ({
      own: readConfig(reader),
      host: reader.text("HOST", "0.0.0.0"),
      port: reader.port("SERVICE_PORT", subgraphPorts[name]),
      level: reader.oneOf("LOG_LEVEL", logLevels, "info"),
      jwksAddress: readJwksAddress(reader),
      metricsToken: readMetricsToken(reader),
      serviceKeys: readKeys(reader, "SERVICE_KEYS"),
      crashPoint: readCrashPoint(reader),
      peerUrl: Object.fromEntries(
        Object.keys(subgraphPorts).map((peer) => [peer, subgraphUrl(reader, peer as SubgraphName)]),
      ),
    }),
  );
  if (!serviceKeys) return;
  const logger = createLogger(name, level);
  const transports = new Map<string, PeerTransport>();
  const peer = (callee: string): PeerTransport => {
    const known = transports.get(callee) ?? opened.use(httpTransport(callee, peerUrl[callee] ?? ""));
    transports.set(callee, known);
    return known;
  };
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  const serviceTokens = new ServiceTokens(opened.use(new KeyRing(serviceKeys, logger)));
  const surroundings = {
    logger,
    clock: systemClock,
    accessTokens: new AccessTokenVerifier(publishedKeys(jwksAddress, { caller: name, serviceTokens })),
    serviceTokens,
    peer,
    crashPoint,
    metrics,
  };
  const subgraph = opened.use(await start(own, surroundings));
  if (isStopped()) return;
  const server = opened.use(
    await serveSubgraph(subgraph, { port, host }, { logger, metrics, serviceTokens, metricsToken }),
  );
  logger.info({ port: server.port }, "ready");
  tellParentReady();
}
