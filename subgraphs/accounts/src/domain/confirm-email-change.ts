import type { Clock } from "@souk/kernel/clock";
import type { Viewer } from "@souk/kernel/viewer";
import type {
  ConfirmedEmailChange,
  ConfirmEmailChangeOutcome as StoredOutcome,
  EmailChangeStore,
} from "./email-change-store.js";
import { hashOfSecret, isSecret } from "@souk/kernel/secret";
import { isCodeOf, readVerificationCode, type CodeKeys } from "./verification-code.js";
import { invalidVerification } from "./verification-failure.js";

export interface ConfirmEmailChangeInput {
  readonly token?: string | null;
  readonly code?: string | null;
}

/** `notSignedIn`: a code alone does not say whose it is. */
export type ConfirmEmailChangeOutcome = StoredOutcome | { readonly kind: "notSignedIn" };

export interface ConfirmEmailChangeParts {
  readonly emailChanges: EmailChangeStore;
  readonly clock: Clock;
  readonly codeKeys: CodeKeys;
  readonly newId: () => string;
}

/** By the link's token, from whatever device the mail is read on, or by the user who is signed in with the code. */
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
  // the try is counted before the code is looked at, so that tries at the same time are counted too
  const tried = await emailChanges.spendChangeTry(userId, clock.now());
  if (!tried || !isCodeOf(tried, code, codeKeys)) return null;
  return { userId, codeHash: tried.codeHash };
}
