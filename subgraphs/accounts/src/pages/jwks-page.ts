import type { KeyRing } from "@souk/kernel/key-ring";
import type { SubgraphPage } from "@souk/kernel/subgraph";

/** The public halves of the keys of access tokens: of those that sign, will sign, and have signed what may still run. */
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
