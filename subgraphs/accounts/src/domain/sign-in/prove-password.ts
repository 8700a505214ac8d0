import type { Clock } from "@souk/kernel/values/clock";
import { emailRule } from "@souk/kernel/values/email-address";
import { hashOfSecret, isSecret } from "@souk/kernel/keys/secret";
import { lockEnd, maxFailures } from "./lockout.js";
import type { PasswordHasher } from "../credentials/password-hasher.js";
import type { SignInOrigin } from "./sign-in-origin.js";
import type { SignInTry, SignInTryStore } from "./sign-in-try-store.js";
import type { KeyedLimit } from "./keyed-limit.js";
import type { Account } from "../users/user.js";
import type { WorkQueue } from "../credentials/work-queue.js";

export type PasswordRefusal =
  { readonly kind: "invalidCredentials" } | { readonly kind: "locked"; readonly retryAt: Date };

export type PasswordProof = { readonly kind: "proven"; readonly account: Account } | PasswordRefusal;

export interface ProvePasswordDependencies {
  readonly tries: SignInTryStore;
  readonly passwords: PasswordHasher;
  readonly accountLimit: KeyedLimit;
  readonly passwordQueue: WorkQueue;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Public passwords by user id, which are refused where demo accounts are not allowed. */
  readonly publicPasswords: ReadonlyMap<string, string>;
}

export type ProvePassword = ReturnType<typeof provePassword>;

interface Attempt {
  readonly email: string;
  readonly password: string;
  readonly deviceHash: Buffer | null;
}

/**
 * Counts one try and checks one password, whether the account exists or not, so that neither the answer nor its time
 * reveals that. The try is counted before the password is compared, so that concurrent tries are counted too. Throws
 * OverloadedError.
 */
export function provePassword(deps: ProvePasswordDependencies) {
  return async (email: string, password: string, { device }: SignInOrigin): Promise<PasswordProof> => {
    const checked = emailRule.safeParse(email);
    if (!checked.success) {
      await deps.passwordQueue.run(() => deps.passwords.verify(deps.passwords.decoyHash, password));
      return { kind: "invalidCredentials" };
    }
    const deviceHash = device !== undefined && isSecret(device) ? hashOfSecret(device) : null;
    const attempt = { email: checked.data, password, deviceHash };
    // the queue comes first, so that a refused try is not counted
    return deps.passwordQueue.run(() => deps.accountLimit.run(checked.data.toLowerCase(), () => tried(deps, attempt)));
  };
}

async function tried(
  deps: ProvePasswordDependencies,
  { email, password, deviceHash }: Attempt,
): Promise<PasswordProof> {
  const { tries, passwords, clock } = deps;
  const spent = await tries.spendTry(email, deviceHash, clock.now());
  const { account, failures } = spent;
  const counted = failures !== null;
  const matches = await passwords.verify((counted && account?.passwordHash) || passwords.decoyHash, password);
  if (counted && account && matches && mayUse(deps, account, password)) {
    await tries.forgive(spent.budget);
    return { kind: "proven", account };
  }
  if (counted && failures < maxFailures) return { kind: "invalidCredentials" };
  const retryAt = await lock(deps, email, spent);
  return counted ? { kind: "invalidCredentials" } : { kind: "locked", retryAt };
}

function mayUse({ publicPasswords }: ProvePasswordDependencies, { user }: Account, password: string): boolean {
  return user.isActive && publicPasswords.get(user.id) !== password;
}

/** Locks the budget after its last try has failed, or when no try was left. Returns when tries are available again. */
async function lock(
  { tries, clock, newId }: ProvePasswordDependencies,
  email: string,
  { budget, rounds }: SignInTry,
): Promise<Date> {
  const now = clock.now();
  const until = lockEnd(rounds, now);
  const notice = { eventId: newId(), email, until: until.toISOString() };
  if (await tries.lock(budget, rounds, until, notice, now)) return until;
  // it was locked before, or another sign-in has just succeeded
  return (await tries.lockedUntil(budget, now)) ?? now;
}
