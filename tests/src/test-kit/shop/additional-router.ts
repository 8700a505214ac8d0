import { AccessTokenVerifier } from "@souk/kernel/identity/access-token";
import { readSettings } from "@souk/kernel/config/config-reader";
import { createLogger } from "@souk/kernel/logging/logger";
import type { PrivateJwk } from "@souk/kernel/keys/private-jwk";
import type { ServiceTokens } from "@souk/kernel/identity/service-token";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { fixedKeyRing } from "@souk/kernel/testing/fixed-keys";
import { startRouter, type Router } from "@souk/router/app";
import { readRouterConfig } from "@souk/router/config";
import type { ShopSettings } from "./running-shop.js";
import { inProcessTransport } from "@souk/kernel/peers/in-process-transport";

/** Starts a separate router over subgraphs of this process. `find` returns nothing for a stopped subgraph. */
export async function startRouterBeside(
  settings: ShopSettings,
  serviceTokens: ServiceTokens,
  find: (name: string) => Subgraph | undefined,
): Promise<Router> {
  const accessTokenKey = JSON.parse(settings.ACCESS_TOKEN_KEYS ?? "") as PrivateJwk;
  return startRouter(readSettings("router", settings, readRouterConfig), {
    logger: createLogger("router beside", "silent"),
    accessTokens: new AccessTokenVerifier(fixedKeyRing(accessTokenKey)),
    serviceTokens,
    // short, so that tests need not wait for a heartbeat
    heartbeatMs: 150,
    subgraph: (name) => inProcessTransport(name, () => find(name)),
  });
}
