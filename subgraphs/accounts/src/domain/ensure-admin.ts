import type { Clock } from "@souk/kernel/clock";
import type { PasswordHasher } from "./password-hasher.js";
import type { UserStore } from "./user-store.js";

export interface AdminCredentials {
  readonly email: string;
  readonly password: string;
}

export interface EnsureAdminParts {
  readonly users: UserStore;
  readonly passwords: PasswordHasher;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** The admin that the settings name: made at the first start, with the password that they have since given themselves at later ones. */
export function ensureAdmin({ users, passwords, clock, newId }: EnsureAdminParts) {
  return async ({ email, password }: AdminCredentials): Promise<void> => {
    const known = await users.findAccountByEmail(email);
    if (known?.user.role === "ADMIN" && known.user.emailVerified) return;
    const passwordHash = await passwords.hash(password);
    await users.ensureAdmin({ id: newId(), email, passwordHash, createdAt: clock.now() });
  };
}
