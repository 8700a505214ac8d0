import type { KeyRing } from "@souk/kernel/keys/key-ring";
import type { SubgraphPage } from "@souk/kernel/subgraph/subgraph";

/**
 * Publishes the public halves of the access-token keys: the present keys, future keys, and past keys whose tokens may
 * still be valid.
 */
export function jwksPage(keys: Pick<KeyRing, "publicKeys">): SubgraphPage {
  return {
    path: "/.well-known/jwks.json",
    answer: async () => ({
      status: 200,
      contentType: "application/json",
      body: JSON.stringify({ keys: keys.publicKeys }),
    }),
  };
}
