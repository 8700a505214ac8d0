import type { Clock } from "@souk/kernel/clock";
import { emailRule } from "@souk/kernel/email-address";
import { lockEnd, maxFailures } from "./lockout.js";
import type { PasswordHasher } from "./password-hasher.js";
import { hashOfSecret, isSecret } from "@souk/kernel/secret";
import type { SignInOrigin } from "./sign-in-origin.js";
import type { SignInTry, SignInTryStore } from "./sign-in-try-store.js";
import type { Turns } from "./turns.js";
import type { Account } from "./user.js";

export type PasswordRefusal =
  { readonly kind: "invalidCredentials" } | { readonly kind: "locked"; readonly retryAt: Date };

export type PasswordProof = { readonly kind: "proven"; readonly account: Account } | PasswordRefusal;

export interface ProvePasswordParts {
  readonly tries: SignInTryStore;
  readonly passwords: PasswordHasher;
  readonly turns: Turns;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Passwords by user id that everyone can read: those of demo accounts, where demo accounts are refused. */
  readonly publicPasswords: ReadonlyMap<string, string>;
}

export type ProvePassword = ReturnType<typeof provePassword>;

interface Attempt {
  readonly email: string;
  readonly password: string;
  readonly deviceHash: Buffer | null;
}

/**
 * One count and one password check whatever the account is, also when there is none, so that neither the answer nor its
 * time tells whether there is one. The try is counted before the password is looked at, so that tries at the same time
 * are counted too.
 */
export function provePassword(parts: ProvePasswordParts) {
  return async (email: string, password: string, { device }: SignInOrigin): Promise<PasswordProof> => {
    const checked = emailRule.safeParse(email);
    if (!checked.success) {
      await parts.passwords.verify(parts.passwords.decoyHash, password);
      return { kind: "invalidCredentials" };
    }
    const deviceHash = device !== undefined && isSecret(device) ? hashOfSecret(device) : null;
    const attempt = { email: checked.data, password, deviceHash };
    return parts.turns.take(checked.data.toLowerCase(), () => tried(parts, attempt));
  };
}

async function tried(parts: ProvePasswordParts, { email, password, deviceHash }: Attempt): Promise<PasswordProof> {
  const { tries, passwords, clock } = parts;
  const spent = await tries.spendTry(email, deviceHash, clock.now());
  const { account, failures } = spent;
  const counted = failures !== null;
  const matches = await passwords.verify((counted && account?.passwordHash) || passwords.decoyHash, password);
  if (counted && account && matches && mayUse(parts, account, password)) {
    await tries.forgive(spent.budget);
    return { kind: "proven", account };
  }
  if (counted && failures < maxFailures) return { kind: "invalidCredentials" };
  const retryAt = await lock(parts, email, spent);
  return counted ? { kind: "invalidCredentials" } : { kind: "locked", retryAt };
}

function mayUse({ publicPasswords }: ProvePasswordParts, { user }: Account, password: string): boolean {
  return user.isActive && publicPasswords.get(user.id) !== password;
}

/** The budget's last try has failed, or there was none left. Says when there are tries again. */
async function lock(
  { tries, clock, newId }: ProvePasswordParts,
  email: string,
  { budget, rounds }: SignInTry,
): Promise<Date> {
  const now = clock.now();
  const until = lockEnd(rounds, now);
  const notice = { eventId: newId(), email, until: until.toISOString() };
  if (await tries.lock(budget, rounds, until, notice, now)) return until;
  // it was locked before, or somebody has just signed in
  return (await tries.lockedUntil(budget, now)) ?? now;
}
