import { cardRule, type Card } from "@souk/kernel/card-number";
import type { Clock } from "@souk/kernel/clock";
import { checkInput, type InvalidField } from "@souk/kernel/invalid-field";
import { z } from "zod";
import type { PaymentMethod } from "./payment-method.js";
import type { PaymentMethodStore } from "./payment-method-store.js";
import type { PaymentProviders } from "./payment-providers.js";
import {
  CardRefusedError,
  ProviderUnavailableError,
  type PaymentProvider,
  type TokenizedCard,
} from "./payment-provider.js";

export type AddPaymentMethodOutcome =
  | { readonly kind: "added"; readonly method: PaymentMethod }
  | { readonly kind: "full"; readonly max: number }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] }
  | { readonly kind: "providerUnavailable"; readonly service: string };

export interface AddPaymentMethodParts {
  readonly methods: PaymentMethodStore;
  readonly providers: PaymentProviders;
  readonly clock: Clock;
  readonly newId: () => string;
}

const maxMethods = 20;

export function addPaymentMethod({ methods, providers, clock, newId }: AddPaymentMethodParts) {
  const rule = z.object({ details: cardRule(clock) });
  return async (input: { readonly details: Card }, userId: string): Promise<AddPaymentMethodOutcome> => {
    const checked = checkInput(rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const card = checked.value.details;
    const tokenized = await tokenizedOrRefused(providers.current, card);
    if (tokenized instanceof ProviderUnavailableError)
      return { kind: "providerUnavailable", service: tokenized.service };
    if (tokenized instanceof CardRefusedError)
      return { kind: "invalid", fields: [{ path: `details.${tokenized.path}`, message: tokenized.message }] };
    const { token, brand, last4 } = tokenized;
    const { expiryMonth, expiryYear } = card;
    const shown = { brand, last4, expiryMonth, expiryYear };
    const method = { id: newId(), userId, cardToken: token, ...shown, createdAt: clock.now() };
    return (await methods.insertMethod(method, maxMethods))
      ? { kind: "added", method }
      : { kind: "full", max: maxMethods };
  };
}

async function tokenizedOrRefused(
  provider: PaymentProvider,
  card: Card,
): Promise<TokenizedCard | ProviderUnavailableError | CardRefusedError> {
  try {
    return await provider.tokenize(card);
  } catch (error) {
    if (error instanceof ProviderUnavailableError || error instanceof CardRefusedError) return error;
    throw error;
  }
}
