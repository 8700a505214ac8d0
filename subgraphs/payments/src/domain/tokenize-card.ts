import { cardRule, type Card } from "@souk/kernel/card-number";
import type { Clock } from "@souk/kernel/clock";
import { checkInput, type InvalidField } from "@souk/kernel/invalid-field";
import { CardRefusedError } from "./payment-provider.js";
import type { PaymentProviders } from "./payment-providers.js";

export type TokenizeCardOutcome =
  | { readonly kind: "tokenized"; readonly token: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

/** A card for one purchase becomes a token at the first hop. Throws ProviderUnavailableError. */
export function tokenizeCard({ providers, clock }: { providers: PaymentProviders; clock: Clock }) {
  const rule = cardRule(clock);
  return async (card: Card): Promise<TokenizeCardOutcome> => {
    const checked = checkInput(rule, card);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    try {
      const { token } = await providers.current.tokenize(checked.value);
      return { kind: "tokenized", token };
    } catch (error) {
      if (error instanceof CardRefusedError)
        return { kind: "invalid", fields: [{ path: error.path, message: error.message }] };
      throw error;
    }
  };
}
