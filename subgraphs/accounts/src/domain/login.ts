import type { CompletedSignIn, CompleteSignIn } from "./complete-sign-in.js";
import type { PasswordHasher } from "./password-hasher.js";
import type { PasswordRefusal, ProvePassword } from "./prove-password.js";
import type { SignInOrigin } from "./sign-in-origin.js";
import type { Account } from "./user.js";
import type { UserStore } from "./user-store.js";

export interface LoginInput {
  readonly email: string;
  readonly password: string;
}

export type LoginOutcome = CompletedSignIn | PasswordRefusal | { readonly kind: "emailNotVerified" };

export interface LoginParts {
  readonly users: UserStore;
  readonly passwords: PasswordHasher;
  readonly provePassword: ProvePassword;
  readonly completeSignIn: CompleteSignIn;
}

export function login({ users, passwords, provePassword, completeSignIn }: LoginParts) {
  return async ({ email, password }: LoginInput, origin: SignInOrigin): Promise<LoginOutcome> => {
    const proof = await provePassword(email, password, origin);
    if (proof.kind !== "proven") return proof;
    const { account } = proof;
    if (!account.user.emailVerified) return { kind: "emailNotVerified" };
    await renewHash(users, passwords, account, password);
    return completeSignIn(account.user, origin);
  };
}

/** Only now is the password known, so only now can a hash of older parameters be made anew. */
async function renewHash(
  users: UserStore,
  passwords: PasswordHasher,
  { user, passwordHash }: Account,
  password: string,
): Promise<void> {
  if (passwordHash === null || !passwords.isOutdated(passwordHash)) return;
  await users.replacePasswordHash(user.id, passwordHash, await passwords.hash(password));
}
