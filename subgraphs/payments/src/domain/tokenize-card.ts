import { cardRule, type Card } from "@souk/kernel/card-number";
import type { Clock } from "@souk/kernel/clock";
import { checkInput, type InvalidField } from "@souk/kernel/invalid-field";
import type { PaymentProvider } from "./payment-provider.js";

export type TokenizeCardOutcome =
  | { readonly kind: "tokenized"; readonly token: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

/** A card for one purchase becomes a token at the first hop. Throws ProviderUnavailableError. */
export function tokenizeCard({ provider, clock }: { provider: PaymentProvider; clock: Clock }) {
  const rule = cardRule(clock);
  return async (card: Card): Promise<TokenizeCardOutcome> => {
    const checked = checkInput(rule, card);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { token } = await provider.tokenize(checked.value);
    return { kind: "tokenized", token };
  };
}
