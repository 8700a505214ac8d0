import { AccessTokenVerifier } from "@souk/kernel/access-token";
import { readSettings } from "@souk/kernel/config-reader";
import { KeyRing } from "@souk/kernel/key-ring";
import { readKeys } from "@souk/kernel/key-setting";
import { createLogger, logLevels } from "@souk/kernel/logger";
import { httpTransport } from "@souk/kernel/peer-transport";
import { publishedKeys, readJwksAddress } from "@souk/kernel/published-keys";
import { runUntilSignal, type Run } from "@souk/kernel/run-until-signal";
import { ServiceTokens } from "@souk/kernel/service-token";
import { subgraphNames, subgraphUrl } from "@souk/kernel/subgraph-addresses";
import { tellParentReady } from "@souk/kernel/tell-parent-ready";
import { startRouter } from "./app.js";
import { readRouterConfig } from "./config.js";

/** Runs the router as a process of its own, over HTTP to every subgraph, until a signal comes. */
export async function runRouter(): Promise<void> {
  await runUntilSignal("router", startServing);
}

async function startServing({ opened, isStopped }: Run): Promise<void> {
  const { config, level, serviceKeys, urls, jwksAddress } = readSettings("router", process.env, (reader) => ({
    config: readRouterConfig(reader),
    level: reader.oneOf("LOG_LEVEL", logLevels, "info"),
    serviceKeys: readKeys(reader, "SERVICE_KEYS"),
    urls: subgraphNames.map((name) => [name, subgraphUrl(reader, name)] as const),
    jwksAddress: readJwksAddress(reader),
  }));
  if (!serviceKeys) return;
  const logger = createLogger("router", level);
  const transports = new Map(urls.map(([name, url]) => [name as string, opened.use(httpTransport(name, url))]));
  const subgraph = (name: string) => {
    const transport = transports.get(name);
    if (!transport) throw new Error(`no subgraph ${name}`);
    return transport;
  };
  const serviceTokens = new ServiceTokens(opened.use(new KeyRing(serviceKeys, logger)));
  const accessTokens = new AccessTokenVerifier(publishedKeys(jwksAddress, { caller: "router", serviceTokens }));
  const router = opened.use(await startRouter(config, { logger, accessTokens, serviceTokens, subgraph }));
  if (isStopped()) return;
  process.stdout.write(`ready http://localhost:${router.port}/graphql\n`);
  tellParentReady();
}
