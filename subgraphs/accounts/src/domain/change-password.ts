import type { PasswordHasher } from "./password-hasher.js";
import { passwordWeakness } from "./password-policy.js";
import type { SignInOrigin } from "./sign-in-origin.js";
import type { SignedIn, StartSession } from "./start-session.js";
import type { UserStore } from "./user-store.js";

export interface ChangePasswordInput {
  readonly currentPassword: string;
  readonly newPassword: string;
}

export type ChangePasswordOutcome =
  | { readonly kind: "signedIn"; readonly signedIn: SignedIn }
  | { readonly kind: "invalidCredentials" }
  | { readonly kind: "weakPassword"; readonly weakness: string };

export interface ChangePasswordParts {
  readonly users: UserStore;
  readonly passwords: PasswordHasher;
  readonly startSession: StartSession;
}

/** Ends every session of the user, and starts a new one for whoever changed the password. */
export function changePassword({ users, passwords, startSession }: ChangePasswordParts) {
  return async (
    userId: string,
    { currentPassword, newPassword }: ChangePasswordInput,
    origin: SignInOrigin,
  ): Promise<ChangePasswordOutcome> => {
    const account = await users.findAccount(userId);
    const matches = await passwords.verify(account?.passwordHash ?? passwords.decoyHash, currentPassword);
    if (!account || !matches || !account.user.isActive) return { kind: "invalidCredentials" };
    const weakness = passwordWeakness(newPassword, account.user);
    if (weakness !== null) return { kind: "weakPassword", weakness };
    const changed = await users.changePassword(userId, account.passwordHash, await passwords.hash(newPassword));
    // somebody else has changed it meanwhile
    if (!changed) return { kind: "invalidCredentials" };
    return { kind: "signedIn", signedIn: await startSession(account.user, origin) };
  };
}
