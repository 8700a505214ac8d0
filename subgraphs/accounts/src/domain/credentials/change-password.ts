import type { Clock } from "@souk/kernel/values/clock";
import type { PasswordHasher } from "./password-hasher.js";
import type { PasswordWeakness } from "./password-policy.js";
import type { PasswordRefusal, ProvePassword } from "../sign-in/prove-password.js";
import type { SignInOrigin } from "../sign-in/sign-in-origin.js";
import type { SignedIn, StartSession } from "../sessions/start-session.js";
import type { UserStore } from "../users/user-store.js";
import type { WorkQueue } from "./work-queue.js";

export interface ChangePasswordInput {
  readonly currentPassword: string;
  readonly newPassword: string;
}

export type ChangePasswordOutcome =
  | { readonly kind: "signedIn"; readonly signedIn: SignedIn }
  | PasswordRefusal
  | { readonly kind: "weakPassword"; readonly weakness: string };

export interface ChangePasswordDependencies {
  readonly users: UserStore;
  readonly passwords: PasswordHasher;
  readonly passwordQueue: WorkQueue;
  readonly passwordWeakness: PasswordWeakness;
  readonly provePassword: ProvePassword;
  readonly startSession: StartSession;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** Ends every session of the user, notifies them by mail, and starts a new session for the caller. */
export function changePassword(deps: ChangePasswordDependencies) {
  const { users, passwords, passwordQueue, passwordWeakness, provePassword, startSession, clock, newId } = deps;
  return async (
    userId: string,
    { currentPassword, newPassword }: ChangePasswordInput,
    origin: SignInOrigin,
  ): Promise<ChangePasswordOutcome> => {
    const [user] = await users.findUsers([userId]);
    if (!user) return { kind: "invalidCredentials" };
    const proof = await provePassword(user.email, currentPassword, origin);
    if (proof.kind !== "proven") return proof;
    const { account } = proof;
    // the address may have moved to another account in the meantime
    if (account.user.id !== userId) return { kind: "invalidCredentials" };
    const weakness = await passwordWeakness(newPassword, account.user);
    if (weakness !== null) return { kind: "weakPassword", weakness };
    const passwordHash = await passwordQueue.run(() => passwords.hash(newPassword));
    const { email: recipient } = account.user;
    const data = { at: clock.now().toISOString() };
    const notice = { eventId: newId(), kind: "PASSWORD_CHANGED" as const, recipient, userId, data };
    const changed = await users.changePassword(userId, account.passwordHash, passwordHash, notice);
    // the password was changed by another request in the meantime
    if (!changed) return { kind: "invalidCredentials" };
    return { kind: "signedIn", signedIn: await startSession(account.user, origin) };
  };
}
