import { decodeProtectedHeader } from "jose";
import { z } from "zod";
import { cardFaults, type CardFault, type SecretCardField } from "./card-number.js";

// The content of a card's secret fields behind the router: the vault's token, or the reason why there is no token.

/** The `typ` of each kind of token, so that a number is never taken for a CVC. */
export const tokenTypes = { cardNumber: "souk-card-number", cvc: "souk-card-cvc" } as const satisfies Record<
  SecretCardField,
  string
>;

export type ReadCardToken =
  | {
      readonly kind: "token";
      /** For a card number: equal for equal numbers, and useless without the router's key. Null for a CVC. */
      readonly fingerprint: string | null;
    }
  | { readonly kind: "refused"; readonly complaint: CardFault }
  /** Any other text, such as a card number that did not pass through the router. */
  | { readonly kind: "raw" };

const refusalPrefix = "refused:";
const header = z.object({ typ: z.string(), kid: z.string(), fpr: z.string().optional() });

/**
 * Returns a placeholder for an invalid number or CVC. It holds the complaint, so that the service that answers the
 * client can explain the error.
 */
export function refusalToken(complaint: CardFault): string {
  return `${refusalPrefix}${complaint}`;
}

/** Reads the parts of a token that need no vault key. Payments verifies the token when it opens it. */
export function readCardToken(field: SecretCardField, text: string): ReadCardToken {
  if (text.startsWith(refusalPrefix)) {
    const complaint = text.slice(refusalPrefix.length);
    return Object.hasOwn(cardFaults, complaint)
      ? { kind: "refused", complaint: complaint as CardFault }
      : { kind: "raw" };
  }
  const read = header.safeParse(headerOf(text));
  if (!read.success || read.data.typ !== tokenTypes[field]) return { kind: "raw" };
  const { fpr: fingerprint = null } = read.data;
  return field === "cardNumber" && fingerprint === null ? { kind: "raw" } : { kind: "token", fingerprint };
}

function headerOf(text: string): unknown {
  // a compact JWE has five parts; a card number has no dots
  if (text.split(".").length !== 5) return null;
  try {
    return decodeProtectedHeader(text);
  } catch {
    return null;
  }
}
