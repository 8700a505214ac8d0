import { OverloadedError } from "@souk/kernel/errors/overloaded-error";
import type { CompletedSignIn, CompleteSignIn } from "./complete-sign-in.js";
import type { PasswordHasher } from "../credentials/password-hasher.js";
import type { PasswordRefusal, ProvePassword } from "./prove-password.js";
import type { SignInOrigin } from "./sign-in-origin.js";
import type { Account } from "../users/user.js";
import type { UserStore } from "../users/user-store.js";
import type { WorkQueue } from "../credentials/work-queue.js";

export interface LoginInput {
  readonly email: string;
  readonly password: string;
}

export type LoginOutcome = CompletedSignIn | PasswordRefusal | { readonly kind: "emailNotVerified" };

export interface LoginDependencies {
  readonly users: UserStore;
  readonly passwords: PasswordHasher;
  readonly passwordQueue: WorkQueue;
  readonly provePassword: ProvePassword;
  readonly completeSignIn: CompleteSignIn;
}

export function login(deps: LoginDependencies) {
  const { provePassword, completeSignIn } = deps;
  return async ({ email, password }: LoginInput, origin: SignInOrigin): Promise<LoginOutcome> => {
    const proof = await provePassword(email, password, origin);
    if (proof.kind !== "proven") return proof;
    const { account } = proof;
    if (!account.user.emailVerified) return { kind: "emailNotVerified" };
    await renewHash(deps, account, password);
    return completeSignIn(account.user, origin);
  };
}

/** Replaces a hash of older parameters. Only a sign-in can do that, because it has the password. */
async function renewHash(
  { users, passwords, passwordQueue }: LoginDependencies,
  { user, passwordHash }: Account,
  password: string,
): Promise<void> {
  if (passwordHash === null || !passwords.isOutdated(passwordHash)) return;
  try {
    const renewed = await passwordQueue.run(() => passwords.hash(password));
    await users.replacePasswordHash(user.id, passwordHash, renewed);
  } catch (error) {
    // the next sign-in renews the hash
    if (!(error instanceof OverloadedError)) throw error;
  }
}
