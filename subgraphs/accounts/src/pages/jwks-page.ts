import { publicJwk, type PrivateJwk } from "@souk/kernel/jwk-file";
import type { SubgraphPage } from "@souk/kernel/subgraph";

/** The public half of the key that access tokens are signed with. */
export function jwksPage(key: PrivateJwk): SubgraphPage {
  const body = JSON.stringify({ keys: [publicJwk(key)] });
  return {
    path: "/.well-known/jwks.json",
    answer: async () => ({ status: 200, contentType: "application/json", body }),
  };
}
