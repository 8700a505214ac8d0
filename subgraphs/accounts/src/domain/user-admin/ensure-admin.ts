import type { Clock } from "@souk/kernel/values/clock";
import type { PasswordHasher } from "../credentials/password-hasher.js";
import type { UserStore } from "../users/user-store.js";

export interface AdminCredentials {
  readonly email: string;
  readonly password: string;
}

export interface EnsureAdminDependencies {
  readonly users: UserStore;
  readonly passwords: PasswordHasher;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Ensures that the configured admin exists. The first start creates the account; later starts keep the password that
 * the admin has set since.
 */
export function ensureAdmin({ users, passwords, clock, newId }: EnsureAdminDependencies) {
  return async ({ email, password }: AdminCredentials): Promise<void> => {
    const known = await users.findAccountByEmail(email);
    if (known?.user.role === "ADMIN" && known.user.emailVerified) return;
    const passwordHash = await passwords.hash(password);
    await users.ensureAdmin({ id: newId(), email, passwordHash, createdAt: clock.now() });
  };
}
