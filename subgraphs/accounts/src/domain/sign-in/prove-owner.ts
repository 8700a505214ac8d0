import type { Clock } from "@souk/kernel/values/clock";
import type { PasswordRefusal, ProvePassword } from "./prove-password.js";
import type { SessionStore } from "../sessions/session-store.js";
import type { SignInOrigin } from "./sign-in-origin.js";
import type { User } from "../users/user.js";
import type { UserStore } from "../users/user-store.js";

export interface ProveOwnerDependencies {
  readonly users: UserStore;
  readonly sessions: SessionStore;
  readonly provePassword: ProvePassword;
  readonly clock: Clock;
}

export interface OwnSession {
  readonly userId: string;
  readonly sessionId: string;
  readonly origin: SignInOrigin;
}

export type OwnerProof = { readonly kind: "proven"; readonly user: User } | PasswordRefusal;

export type ProveOwner = ReturnType<typeof proveOwner>;

/** For an account without a password, a sign-in within this time is the proof. */
const freshSeconds = 600;

/** Proves that the session's user also has the password, before credentials are changed. */
export function proveOwner({ users, sessions, provePassword, clock }: ProveOwnerDependencies) {
  return async ({ userId, sessionId, origin }: OwnSession, password: string | null): Promise<OwnerProof> => {
    const own = await users.findAccount(userId);
    if (!own) return { kind: "invalidCredentials" };
    if (own.passwordHash === null) {
      const since = new Date(clock.now().getTime() - freshSeconds * 1000);
      const isFresh = own.user.isActive && (await sessions.hasStartedAfter(sessionId, since));
      return isFresh ? { kind: "proven", user: own.user } : { kind: "invalidCredentials" };
    }
    const proof = await provePassword(own.user.email, password ?? "", origin);
    if (proof.kind !== "proven") return proof;
    const { user } = proof.account;
    // the address may have moved to another account in the meantime
    return user.id === userId ? { kind: "proven", user } : { kind: "invalidCredentials" };
  };
}
