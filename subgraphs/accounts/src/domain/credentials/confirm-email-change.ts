import type { Clock } from "@souk/kernel/values/clock";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type {
  ConfirmedEmailChange,
  ConfirmEmailChangeOutcome as StoredOutcome,
  EmailChangeStore,
} from "./email-change-store.js";
import { hashOfSecret, isSecret } from "@souk/kernel/keys/secret";
import { isCodeOf, readVerificationCode, type CodeKeys } from "../sign-up/verification-code.js";
import { invalidVerification } from "../sign-up/verification-failure.js";

export interface ConfirmEmailChangeInput {
  readonly token?: string | null;
  readonly code?: string | null;
}

/** `notSignedIn`: a code without a session does not identify the user. */
export type ConfirmEmailChangeOutcome = StoredOutcome | { readonly kind: "notSignedIn" };

export interface ConfirmEmailChangeParts {
  readonly emailChanges: EmailChangeStore;
  readonly clock: Clock;
  readonly codeKeys: CodeKeys;
  readonly newId: () => string;
}

/** Confirms by the link's token, on any device, or by the code of the signed-in user. */
export function confirmEmailChange(parts: ConfirmEmailChangeParts) {
  return async (viewer: Viewer, { token, code }: ConfirmEmailChangeInput): Promise<ConfirmEmailChangeOutcome> => {
    const user = viewer.kind === "user" ? { id: viewer.id, sessionId: viewer.sessionId } : null;
    if (token == null && user === null) return { kind: "notSignedIn" };
    const confirmed = token != null ? byToken(token) : user && (await byCode(parts, user.id, code ?? ""));
    if (!confirmed) return invalidVerification;
    const [eventId, now] = [parts.newId(), parts.clock.now()];
    return parts.emailChanges.confirmEmailChange({ confirmed, viewer: user, eventId, now });
  };
}

function byToken(token: string): ConfirmedEmailChange | null {
  const trimmed = token.trim();
  return isSecret(trimmed) ? { tokenHash: hashOfSecret(trimmed) } : null;
}

async function byCode(
  { emailChanges, clock, codeKeys }: ConfirmEmailChangeParts,
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
