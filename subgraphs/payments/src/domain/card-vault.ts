import type { Card } from "@souk/kernel/card-number";
import type { VaultedCard } from "@souk/kernel/vaulted-card";

/** The other end of the router's card vault: here alone a token becomes a card again, on its way to the provider. */
export interface CardVault {
  /** Throws CardRefusedError where the tokens are not, or no longer, those of a card. */
  open(card: VaultedCard): Promise<Card>;
}
