import { decodeProtectedHeader } from "jose";
import { z } from "zod";
import { cardComplaints, type CardComplaint, type SecretCardField } from "./card-number.js";

// What stands in the secret fields of a card behind the router: the vault's token, or why there is none.

/** The `typ` of a token, so that a number is never taken for a CVC. */
export const tokenTypes = { cardNumber: "souk-card-number", cvc: "souk-card-cvc" } as const satisfies Record<
  SecretCardField,
  string
>;

export type ReadCardToken =
  | {
      readonly kind: "token";
      /** Of a number: the same for the same number, and of no use to who has not the router's key. Null of a CVC. */
      readonly fingerprint: string | null;
    }
  | { readonly kind: "refused"; readonly complaint: CardComplaint }
  /** Something else, such as a card number that has not come by way of the router. */
  | { readonly kind: "raw" };

const refusalPrefix = "refused:";
const header = z.object({ typ: z.string(), kid: z.string(), fpr: z.string().optional() });

/** Stands for a number or a CVC that is none, so that whoever answers the client can say why. */
export function refusalToken(complaint: CardComplaint): string {
  return `${refusalPrefix}${complaint}`;
}

/** What can be read of a token without the vault's keys. That it is genuine shows when payments opens it. */
export function readCardToken(field: SecretCardField, text: string): ReadCardToken {
  if (text.startsWith(refusalPrefix)) {
    const complaint = text.slice(refusalPrefix.length);
    return Object.hasOwn(cardComplaints, complaint)
      ? { kind: "refused", complaint: complaint as CardComplaint }
      : { kind: "raw" };
  }
  const read = header.safeParse(headerOf(text));
  if (!read.success || read.data.typ !== tokenTypes[field]) return { kind: "raw" };
  const { fpr: fingerprint = null } = read.data;
  return field === "cardNumber" && fingerprint === null ? { kind: "raw" } : { kind: "token", fingerprint };
}

function headerOf(text: string): unknown {
  // a compact JWE has five parts; no card number is so long
  if (text.split(".").length !== 5) return null;
  try {
    return decodeProtectedHeader(text);
  } catch {
    return null;
  }
}
