import { collectDefaultMetrics, Registry } from "prom-client";
import { AccessTokenVerifier } from "../identity/access-token.js";
import { systemClock } from "../values/clock.js";
import { readSettings, type SettingsReader } from "../config/config-reader.js";
import { logDeprecatedSettings } from "../config/log-deprecated-settings.js";
import { createLogger } from "../logging/logger.js";
import { httpTransport, type PeerTransport } from "../peers/peer-transport.js";
import { publishedKeys } from "../keys/published-keys.js";
import { runUntilSignal, type Run } from "../process/run-until-signal.js";
import { loadProject } from "../project/load-project.js";
import { serveSubgraph } from "./serve-subgraph.js";
import { ServiceKeyRing } from "../keys/service-keys.js";
import { ServiceTokens } from "../identity/service-token.js";
import type { StartSubgraph } from "./subgraph.js";
import { notifyParentReady } from "../process/notify-parent-ready.js";
import { readSubgraphProcessSettings } from "./subgraph-process-settings.js";
import { settingPrefix, type SubgraphName } from "../config/subgraph-addresses.js";
import { GuardedTransport } from "../peers/upstream/guarded-transport.js";
import { logCircuit } from "../peers/upstream/log-circuit.js";

/** Runs one subgraph as a separate process until a signal arrives. Every `main.ts` calls it. */
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
  const loaded = await loadProject(process.env);
  const {
    own,
    host,
    port,
    level,
    jwksAddress,
    metricsToken,
    serviceKeys,
    routers,
    crashPoint,
    peerUrl,
    sharesCredentials,
    reportsWork,
    upstream,
    deprecated,
  } = readSettings(name, process.env, (reader) => readSubgraphProcessSettings(reader, name, readConfig), loaded);
  if (!serviceKeys) return;
  const logger = createLogger(name, level);
  logDeprecatedSettings(logger, deprecated);
  if (sharesCredentials)
    logger.warn(
      `${name} uses the credentials of DATABASE_URL, which open the databases of other services too; set ${settingPrefix(name)}_DATABASE_URL`,
    );
  const transports = new Map<string, PeerTransport>();
  const peer = (callee: string): PeerTransport => {
    const known = transports.get(callee);
    if (known) return known;
    const transport = opened.use(httpTransport(callee, peerUrl[callee] ?? ""));
    const onCircuit = logCircuit(logger, callee);
    const guarded = opened.use(new GuardedTransport({ name: callee, transport, onCircuit, settings: upstream }));
    transports.set(callee, guarded);
    return guarded;
  };
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  const serviceTokens = new ServiceTokens(opened.use(new ServiceKeyRing(name, serviceKeys, logger)), routers);
  const serviceContext = {
    logger,
    clock: systemClock,
    accessTokens: new AccessTokenVerifier(publishedKeys(jwksAddress, { caller: name, serviceTokens })),
    serviceTokens,
    peer,
    crashPoint,
    metrics,
    project: loaded.project,
  };
  const subgraph = opened.use(await start(own, serviceContext));
  if (isStopped()) return;
  const server = opened.use(
    await serveSubgraph(
      subgraph,
      { port, host },
      { logger, metrics, serviceTokens, routers, metricsToken, reportsWork },
    ),
  );
  logger.info({ port: server.port }, "ready");
  notifyParentReady();
}
