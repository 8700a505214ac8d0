import { emailRule } from "./account-rules.js";
import type { CompletedSignIn, CompleteSignIn } from "./complete-sign-in.js";
import type { PasswordHasher } from "./password-hasher.js";
import type { SignInOrigin } from "./sign-in-origin.js";
import type { Account } from "./user.js";
import type { UserStore } from "./user-store.js";

export interface LoginInput {
  readonly email: string;
  readonly password: string;
}

export type LoginOutcome =
  CompletedSignIn | { readonly kind: "invalidCredentials" } | { readonly kind: "emailNotVerified" };

export interface LoginParts {
  readonly users: UserStore;
  readonly passwords: PasswordHasher;
  readonly completeSignIn: CompleteSignIn;
  /** Passwords by user id that everyone can read: those of demo accounts, where demo accounts are refused. */
  readonly publicPasswords: ReadonlyMap<string, string>;
}

/** One password check whatever the account is, so that neither the answer nor its time tells whether there is one. */
export function login({ users, passwords, completeSignIn, publicPasswords }: LoginParts) {
  return async ({ email, password }: LoginInput, origin: SignInOrigin): Promise<LoginOutcome> => {
    const checked = emailRule.safeParse(email);
    const account = checked.success ? await users.findAccountByEmail(checked.data) : null;
    const matches = await passwords.verify(account?.passwordHash ?? passwords.decoyHash, password);
    if (!account || !matches || !account.user.isActive) return { kind: "invalidCredentials" };
    if (publicPasswords.get(account.user.id) === password) return { kind: "invalidCredentials" };
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
  if (!passwords.isOutdated(passwordHash)) return;
  await users.replacePasswordHash(user.id, passwordHash, await passwords.hash(password));
}
