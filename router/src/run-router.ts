import { AccessTokenVerifier } from "@souk/kernel/identity/access-token";
import { readSettings } from "@souk/kernel/config/config-reader";
import { logDeprecatedSettings } from "@souk/kernel/config/log-deprecated-settings";
import { createLogger } from "@souk/kernel/logging/logger";
import { httpTransport } from "@souk/kernel/peers/peer-transport";
import { publishedKeys } from "@souk/kernel/keys/published-keys";
import { runUntilSignal, type Run } from "@souk/kernel/process/run-until-signal";
import { ServiceKeyRing } from "@souk/kernel/keys/service-keys";
import { ServiceTokens } from "@souk/kernel/identity/service-token";
import { notifyParentReady } from "@souk/kernel/process/notify-parent-ready";
import { startRouter } from "./app.js";
import { readRouterProcessSettings } from "./process-settings.js";

/** Runs the router as its own process, with HTTP to every subgraph, until it receives a signal. */
export async function runRouter(): Promise<void> {
  await runUntilSignal("router", startServing);
}

async function startServing({ opened, isStopped }: Run): Promise<void> {
  const settings = readSettings("router", process.env, readRouterProcessSettings);
  const { config, level, serviceKeys, urls, jwksAddress, deprecated } = settings;
  if (!serviceKeys) return;
  const logger = createLogger("router", level);
  logDeprecatedSettings(logger, deprecated);
  const transports = new Map(urls.map(([name, url]) => [name as string, opened.use(httpTransport(name, url))]));
  const subgraph = (name: string) => {
    const transport = transports.get(name);
    if (!transport) throw new Error(`no subgraph ${name}`);
    return transport;
  };
  const serviceTokens = new ServiceTokens(opened.use(new ServiceKeyRing("router", serviceKeys, logger)));
  const accessTokens = new AccessTokenVerifier(publishedKeys(jwksAddress, { caller: "router", serviceTokens }));
  const router = opened.use(await startRouter(config, { logger, accessTokens, serviceTokens, subgraph }));
  if (isStopped()) return;
  process.stdout.write(`ready http://localhost:${router.port}/graphql\n`);
  notifyParentReady();
}
