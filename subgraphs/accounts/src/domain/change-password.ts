import type { PasswordHasher } from "./password-hasher.js";
import { passwordWeakness } from "./password-policy.js";
import type { PasswordRefusal, ProvePassword } from "./prove-password.js";
import type { SignInOrigin } from "./sign-in-origin.js";
import type { SignedIn, StartSession } from "./start-session.js";
import type { UserStore } from "./user-store.js";

export interface ChangePasswordInput {
  readonly currentPassword: string;
  readonly newPassword: string;
}

export type ChangePasswordOutcome =
  | { readonly kind: "signedIn"; readonly signedIn: SignedIn }
  | PasswordRefusal
  | { readonly kind: "weakPassword"; readonly weakness: string };

export interface ChangePasswordParts {
  readonly users: UserStore;
  readonly passwords: PasswordHasher;
  readonly provePassword: ProvePassword;
  readonly startSession: StartSession;
}

/** Ends every session of the user, and starts a new one for whoever changed the password. */
export function changePassword({ users, passwords, provePassword, startSession }: ChangePasswordParts) {
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
    // the address may have gone to another account in between
    if (account.user.id !== userId) return { kind: "invalidCredentials" };
    const weakness = passwordWeakness(newPassword, account.user);
    if (weakness !== null) return { kind: "weakPassword", weakness };
    const changed = await users.changePassword(userId, account.passwordHash, await passwords.hash(newPassword));
    // somebody else has changed it meanwhile
    if (!changed) return { kind: "invalidCredentials" };
    return { kind: "signedIn", signedIn: await startSession(account.user, origin) };
  };
}
