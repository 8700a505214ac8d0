import type { PasswordRefusal, ProvePassword } from "./prove-password.js";
import type { SignInOrigin } from "./sign-in-origin.js";
import type { User } from "./user.js";
import type { UserStore } from "./user-store.js";

export interface ProveOwnerParts {
  readonly users: UserStore;
  readonly provePassword: ProvePassword;
}

export interface OwnSession {
  readonly userId: string;
  readonly sessionId: string;
  readonly origin: SignInOrigin;
}

export type OwnerProof = { readonly kind: "proven"; readonly user: User } | PasswordRefusal;

export type ProveOwner = ReturnType<typeof proveOwner>;

/** That whoever has the session has the password too, before what guards the account is changed. */
export function proveOwner({ users, provePassword }: ProveOwnerParts) {
  return async ({ userId, origin }: OwnSession, password: string | null): Promise<OwnerProof> => {
    const [user] = await users.findUsers([userId]);
    if (!user) return { kind: "invalidCredentials" };
    const proof = await provePassword(user.email, password ?? "", origin);
    if (proof.kind !== "proven") return proof;
    // the address may have gone to another account in between
    return proof.account.user.id === userId
      ? { kind: "proven", user: proof.account.user }
      : { kind: "invalidCredentials" };
  };
}
