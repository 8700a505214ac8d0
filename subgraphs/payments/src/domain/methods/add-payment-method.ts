import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { vaultedCardRule, type VaultedCard } from "@souk/kernel/cards/vaulted-card";
import { z } from "zod";
import type { CardVault } from "./card-vault.js";
import type { PaymentMethod } from "./payment-method.js";
import type { PaymentMethodStore } from "./payment-method-store.js";
import type { PaymentProviders } from "../providers/payment-providers.js";
import { CardRefusedError, ProviderUnavailableError, type TokenizedCard } from "../providers/payment-provider.js";

export type AddPaymentMethodOutcome =
  | { readonly kind: "added"; readonly method: PaymentMethod }
  | { readonly kind: "full"; readonly max: number }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] }
  | { readonly kind: "providerUnavailable"; readonly service: string };

export interface AddPaymentMethodDependencies {
  readonly methods: PaymentMethodStore;
  readonly providers: PaymentProviders;
  readonly vault: CardVault;
  readonly clock: Clock;
  readonly newId: () => string;
}

const maxMethods = 20;

export function addPaymentMethod({ methods, providers, vault, clock, newId }: AddPaymentMethodDependencies) {
  const rule = z.object({ details: vaultedCardRule(clock) });
  return async (input: { readonly details: VaultedCard }, userId: string): Promise<AddPaymentMethodOutcome> => {
    const checked = checkInput(rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const card = checked.value.details;
    const tokenized = await tokenizedOrRefused(async () => providers.ofCards.tokenize(await vault.open(card)));
    if (tokenized instanceof ProviderUnavailableError)
      return { kind: "providerUnavailable", service: tokenized.service };
    if (tokenized instanceof CardRefusedError)
      return { kind: "invalid", fields: [{ path: `details.${tokenized.path}`, message: tokenized.message }] };
    const { token, brand, last4 } = tokenized;
    const { expiryMonth, expiryYear } = card;
    const shown = { brand, last4, expiryMonth, expiryYear };
    const provider = providers.ofCards.name;
    const method = { id: newId(), userId, cardToken: token, provider, ...shown, createdAt: clock.now() };
    const added = await methods.insertMethod(method, maxMethods);
    return added ? { kind: "added", method: added } : { kind: "full", max: maxMethods };
  };
}

async function tokenizedOrRefused(
  tokenize: () => Promise<TokenizedCard>,
): Promise<TokenizedCard | ProviderUnavailableError | CardRefusedError> {
  try {
    return await tokenize();
  } catch (error) {
    if (error instanceof ProviderUnavailableError || error instanceof CardRefusedError) return error;
    throw error;
  }
}
