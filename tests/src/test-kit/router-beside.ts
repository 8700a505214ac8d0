import { AccessTokenVerifier } from "@souk/kernel/access-token";
import { readSettings } from "@souk/kernel/config-reader";
import { createLogger } from "@souk/kernel/logger";
import { inProcessTransport } from "@souk/kernel/peer-transport";
import type { PrivateJwk } from "@souk/kernel/private-jwk";
import { ServiceTokens } from "@souk/kernel/service-token";
import type { Subgraph } from "@souk/kernel/subgraph";
import { fixedKeyRing } from "@souk/kernel/testing/fixed-keys";
import { startRouter, type Router } from "@souk/router/app";
import { readRouterConfig } from "@souk/router/config";
import type { ShopSettings } from "./running-shop.js";

/** A router of its own over subgraphs of this process. `find` knows none that is down. */
export async function startRouterBeside(
  settings: ShopSettings,
  find: (name: string) => Subgraph | undefined,
): Promise<Router> {
  const keys = (name: string) => fixedKeyRing(JSON.parse(settings[name] ?? "") as PrivateJwk);
  return startRouter(readSettings("router", settings, readRouterConfig), {
    logger: createLogger("router beside", "silent"),
    accessTokens: new AccessTokenVerifier(keys("ACCESS_TOKEN_KEYS")),
    serviceTokens: new ServiceTokens(keys("SERVICE_KEYS")),
    // so that a test need not wait for one
    heartbeatMs: 150,
    subgraph: (name) => inProcessTransport(name, () => find(name)),
  });
}
