import {
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { fragmentSelection } from "@souk/federation-engine";
import type { RateKind } from "./rate-table.js";

/** A root field with a rate limit of its own, and the subject of the call. */
export interface LimitedCall {
  readonly kind: RateKind;
  /** Normalized in the same way as in accounts, so that different spellings of an address count together. */
  readonly email?: string;
  readonly challenge?: string;
}

type Arguments = Readonly<Record<string, unknown>>;

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
  const values = { ...defaultsOf(operation), ...variables };
  return rootFields(document, operation.selectionSet).flatMap((field) => {
    const args = argumentsOf(field, values);
    const kind = Object.hasOwn(kinds, field.name.value) ? kinds[field.name.value]?.(args) : undefined;
    if (!kind) return [];
    const email = textIn(args, "email");
    const challenge = textIn(args, "challenge") ?? textIn(args, "linkToken");
    return { kind, ...(email ? { email: email.trim().toLowerCase() } : {}), ...(challenge ? { challenge } : {}) };
  });
}

function rootFields(document: DocumentNode, { selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection;
    const selected = fragmentSelection(selection, document);
    return selected ? rootFields(document, selected) : [];
  });
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Arguments {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}

function argumentsOf({ arguments: given = [] }: FieldNode, variables: Arguments): Arguments {
  return Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value, { ...variables })]));
}

/** Returns the text of an argument or of a field of `input`; undefined for any other value. */
function textIn(args: Arguments, name: string): string | undefined {
  const value = args[name] ?? fieldOf(args.input, name);
  return typeof value === "string" ? value : undefined;
}

function cardIn({ input }: Arguments): boolean {
  return fieldOf(fieldOf(input, "payment"), "card") != null;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Arguments)[name]
    : undefined;
}
