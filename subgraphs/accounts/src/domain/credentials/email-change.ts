import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Clock } from "@souk/kernel/values/clock";
import type { Viewer } from "@souk/kernel/identity/viewer";
import { hashOfSecret, isSecret } from "@souk/kernel/keys/secret";
import type { AccountMail } from "../peers.js";
import { requestEmailChangeRule } from "../users/account-rules.js";
import type {
  EmailChangeStore,
  ConfirmedEmailChange,
  ConfirmEmailChangeOutcome as StoredOutcome,
} from "./email-change-store.js";
import type { PasswordRefusal } from "../sign-in/prove-password.js";
import type { ProveOwner } from "../sign-in/prove-owner.js";
import type { SignInOrigin } from "../sign-in/sign-in-origin.js";
import type { User } from "../users/user.js";
import { type NewVerification, invalidVerification } from "../sign-up/verification.js";
import { isCodeOf, readVerificationCode, type CodeKeys } from "../sign-up/verification-code.js";

export interface RequestEmailChangeInput {
  readonly newEmail: string;
  readonly currentPassword: string;
}

export type RequestEmailChangeOutcome =
  | { readonly kind: "verificationSent"; readonly email: string; readonly expiresAt: Date }
  | { readonly kind: "emailTaken"; readonly email: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] }
  | { readonly kind: "tooMany"; readonly retryAt: Date }
  | PasswordRefusal;

export interface RequestEmailChangeDependencies {
  readonly emailChanges: EmailChangeStore;
  readonly proveOwner: ProveOwner;
  readonly newVerification: NewVerification;
  readonly newId: () => string;
}

/**
 * Sends a link and a code to the new address, and a notice to the present one, which stays until the change is
 * confirmed.
 */
export function requestEmailChange(deps: RequestEmailChangeDependencies) {
  const { emailChanges, proveOwner, newVerification, newId } = deps;
  return async (
    viewer: { readonly id: string; readonly sessionId: string },
    input: RequestEmailChangeInput,
    origin: SignInOrigin,
  ): Promise<RequestEmailChangeOutcome> => {
    const checked = checkInput(requestEmailChangeRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { newEmail } = checked.value;
    const { id: userId, sessionId } = viewer;
    const proof = await proveOwner({ userId, sessionId, origin }, input.currentPassword);
    if (proof.kind !== "proven") return proof;
    const { user } = proof;
    if (newEmail.toLowerCase() === user.email.toLowerCase())
      return { kind: "invalid", fields: [{ path: "newEmail", message: "is the address of the account already" }] };
    const { verification, mail } = newVerification(newEmail, "confirm-email-change");
    const { code, link, expiresAt } = mail;
    const mails = [
      {
        eventId: mail.eventId,
        kind: "CONFIRM_EMAIL_CHANGE",
        recipient: newEmail,
        userId: null,
        locale: user.locale ?? null,
        data: { code, link, expiresAt },
      },
      noticeOf(user, newEmail, newId()),
    ] as const satisfies AccountMail[];
    const change = { userId, sessionId, newEmail, verification, mails };
    const outcome = await emailChanges.startEmailChange(change);
    if (outcome === "emailTaken") return { kind: "emailTaken", email: newEmail };
    if (outcome !== "sent") return outcome;
    return { kind: "verificationSent", email: newEmail, expiresAt: verification.expiresAt };
  };
}

function noticeOf({ id, email }: User, newEmail: string, eventId: string): AccountMail {
  return { eventId, kind: "EMAIL_CHANGE_REQUESTED", recipient: email, userId: id, data: { newEmail } };
}

export interface ConfirmEmailChangeInput {
  readonly token?: string | null;
  readonly code?: string | null;
}

/** `notSignedIn`: a code without a session does not identify the user. */
export type ConfirmEmailChangeOutcome = StoredOutcome | { readonly kind: "notSignedIn" };

export interface ConfirmEmailChangeDependencies {
  readonly emailChanges: EmailChangeStore;
  readonly clock: Clock;
  readonly codeKeys: CodeKeys;
  readonly newId: () => string;
}

/** Confirms by the link's token, on any device, or by the code of the signed-in user. */
export function confirmEmailChange(deps: ConfirmEmailChangeDependencies) {
  return async (viewer: Viewer, { token, code }: ConfirmEmailChangeInput): Promise<ConfirmEmailChangeOutcome> => {
    const user = viewer.kind === "user" ? { id: viewer.id, sessionId: viewer.sessionId } : null;
    if (token == null && user === null) return { kind: "notSignedIn" };
    const confirmed = token != null ? byToken(token) : user && (await byCode(deps, user.id, code ?? ""));
    if (!confirmed) return invalidVerification;
    const [eventId, now] = [deps.newId(), deps.clock.now()];
    return deps.emailChanges.confirmEmailChange({ confirmed, viewer: user, eventId, now });
  };
}

function byToken(token: string): ConfirmedEmailChange | null {
  const trimmed = token.trim();
  return isSecret(trimmed) ? { tokenHash: hashOfSecret(trimmed) } : null;
}

async function byCode(
  { emailChanges, clock, codeKeys }: ConfirmEmailChangeDependencies,
  userId: string,
  typed: string,
): Promise<ConfirmedEmailChange | null> {
  const code = readVerificationCode(typed);
  if (code === null) return null;
  // counts the try before the code is compared, so that concurrent tries are counted too
  const tried = await emailChanges.spendChangeTry(userId, clock.now());
  if (!tried || !isCodeOf(tried, code, codeKeys)) return null;
  return { userId, codeHash: tried.codeHash };
}
