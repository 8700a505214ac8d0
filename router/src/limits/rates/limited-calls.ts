import type { DocumentNode, OperationDefinitionNode } from "graphql";
import { emailIn, fieldOf, rootCalls, textIn, type Arguments } from "../root-calls.js";
import type { RateKind } from "./rate-table.js";

/** A root field with a rate limit of its own, and the subject of the call. */
export interface LimitedCall {
  readonly kind: RateKind;
  /** Normalized in the same way as in accounts, so that different spellings of an address count together. */
  readonly email?: string;
  readonly challenge?: string;
}

const named = (kind: RateKind) => () => kind;
const withCard = (args: Arguments): RateKind | undefined => (cardIn(args) ? "cardPayments" : undefined);

const kinds: Readonly<Record<string, (args: Arguments) => RateKind | undefined>> = {
  register: named("register"),
  resendVerification: named("resendVerification"),
  verifyEmail: named("verifyEmail"),
  login: named("login"),
  verifySecondFactor: named("verifySecondFactor"),
  requestPasswordReset: named("requestPasswordReset"),
  requestOrderLink: named("requestOrderLink"),
  requestStockMail: named("requestStockMail"),
  resetPassword: named("resetPassword"),
  changePassword: named("proofs"),
  requestEmailChange: named("proofs"),
  confirmEmailChange: named("proofs"),
  beginTwoFactor: named("proofs"),
  confirmTwoFactor: named("proofs"),
  disableTwoFactor: named("proofs"),
  renewRecoveryCodes: named("proofs"),
  linkProviderIdentity: named("proofs"),
  deleteMyAccount: named("proofs"),
  // requests all data from every service
  exportMyData: named("proofs"),
  beginProviderSignIn: named("beginProviderSignIn"),
  completeProviderSignIn: named("completeProviderSignIn"),
  refreshSession: named("refreshSession"),
  startGuestSession: named("startGuestSession"),
  addPaymentMethod: named("addPaymentMethod"),
  checkout: withCard,
  payOrder: withCard,
};

/**
 * Returns the rate-limited calls of an operation: one for each root field, with any alias and also inside fragments.
 * Fields that `@skip` leaves out count too. The document must be valid and within its limits (at most twenty root
 * fields).
 */
export function limitedCalls(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): LimitedCall[] {
  return rootCalls(document, operation, variables).flatMap(({ name, args }) => {
    const kind = Object.hasOwn(kinds, name) ? kinds[name]?.(args) : undefined;
    if (!kind) return [];
    const email = emailIn(args);
    const challenge = textIn(args, "challenge") ?? textIn(args, "linkToken");
    return { kind, ...(email ? { email } : {}), ...(challenge ? { challenge } : {}) };
  });
}

function cardIn({ input }: Arguments): boolean {
  return fieldOf(fieldOf(input, "payment"), "card") != null;
}
