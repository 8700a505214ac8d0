import { AccessTokenVerifier } from "@souk/kernel/access-token";
import { readSettings } from "@souk/kernel/config-reader";
import { createLogger } from "@souk/kernel/logger";
import { inProcessTransport } from "@souk/kernel/peer-transport";
import type { PrivateJwk } from "@souk/kernel/private-jwk";
import type { ServiceTokens } from "@souk/kernel/service-token";
import type { Subgraph } from "@souk/kernel/subgraph";
import { fixedKeyRing } from "@souk/kernel/testing/fixed-keys";
import type { Router } from "@souk/router/app";

interface Surroundings {
  /** Undefined while it is down. */
  readonly find: (name: string) => Subgraph | undefined;
  readonly accessTokenKey: PrivateJwk;
  readonly serviceTokens: ServiceTokens;
}

/** A router of its own over subgraphs of this process. */
export async function startRouterBeside(
  settings: Readonly<Record<string, string>>,
  { find, accessTokenKey, serviceTokens }: Surroundings,
): Promise<Router> {
  // only who wants it loads a router here
  const [{ startRouter }, { readRouterConfig }] = await Promise.all([
    import("@souk/router/app"),
    import("@souk/router/config"),
  ]);
  return startRouter(readSettings("router", settings, readRouterConfig), {
    logger: createLogger("router beside", "silent"),
    accessTokens: new AccessTokenVerifier(fixedKeyRing(accessTokenKey)),
    serviceTokens,
    subgraph: (name) => inProcessTransport(name, () => find(name)),
  });
}
