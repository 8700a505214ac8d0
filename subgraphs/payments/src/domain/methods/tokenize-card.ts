import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { vaultedCardRule, type VaultedCard } from "@souk/kernel/cards/vaulted-card";
import type { CardVault } from "./card-vault.js";
import { CardRefusedError } from "../providers/payment-provider.js";
import type { PaymentProviders } from "../providers/payment-providers.js";

export type TokenizeCardOutcome =
  | { readonly kind: "tokenized"; readonly token: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface TokenizeCardDependencies {
  readonly vault: CardVault;
  readonly providers: PaymentProviders;
  readonly clock: Clock;
}

/** Exchanges the vault's token of a card for the provider's token. Throws ProviderUnavailableError. */
export function tokenizeCard({ vault, providers, clock }: TokenizeCardDependencies) {
  const rule = vaultedCardRule(clock);
  return async (card: VaultedCard): Promise<TokenizeCardOutcome> => {
    const checked = checkInput(rule, card);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    try {
      const { token } = await providers.ofCards.tokenize(await vault.open(checked.value));
      return { kind: "tokenized", token };
    } catch (error) {
      if (error instanceof CardRefusedError)
        return { kind: "invalid", fields: [{ path: error.path, message: error.message }] };
      throw error;
    }
  };
}
