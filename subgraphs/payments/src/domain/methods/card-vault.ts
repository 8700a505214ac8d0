import type { Card } from "@souk/kernel/cards/card-number";
import type { VaultedCard } from "@souk/kernel/cards/vaulted-card";

/**
 * Opens cards that the router's card vault has sealed. This is the only place that turns a token back into a card, on
 * its way to the provider.
 */
export interface CardVault {
  /** Throws CardRefusedError when the tokens are not those of a card, or have expired. */
  open(card: VaultedCard): Promise<Card>;
}
