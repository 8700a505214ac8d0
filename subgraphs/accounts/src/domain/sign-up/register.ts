import { customCreateRule } from "@souk/kernel/custom-fields/custom-input";
import type { EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { registerRule } from "../users/account-rules.js";
import type { PasswordHasher } from "../credentials/password-hasher.js";
import type { PasswordWeakness } from "../credentials/password-policy.js";
import { verificationSeconds, type NewVerification } from "./verification.js";
import type { VerificationStore } from "./verification-store.js";
import type { WorkQueue } from "../credentials/work-queue.js";
import type { Locale } from "@souk/kernel/values/locale";

export interface RegisterInput {
  readonly email: string;
  readonly password: string;
  readonly username?: string | null;
  readonly fullName?: string | null;
  readonly custom?: unknown;
}

export type RegisterOutcome =
  | { readonly kind: "verificationSent"; readonly email: string; readonly expiresAt: Date }
  | { readonly kind: "emailTaken"; readonly email: string }
  | { readonly kind: "weakPassword"; readonly weakness: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface RegisterDependencies {
  readonly verifications: VerificationStore;
  readonly passwords: PasswordHasher;
  readonly passwordQueue: WorkQueue;
  readonly passwordWeakness: PasswordWeakness;
  readonly newVerification: NewVerification;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The fields that the shop has declared for users. */
  readonly userFields?: EntityFields;
  /** False for load tests only: accounts count as verified at once, and no mail is sent. */
  readonly emailVerification: boolean;
}

/**
 * Creates an account that is unusable until its address is verified. A repeat before that replaces the password, the
 * names, the declared fields and the code.
 */
export function register({
  verifications,
  passwords,
  passwordQueue,
  passwordWeakness,
  newVerification,
  clock,
  newId,
  userFields = [],
  emailVerification,
}: RegisterDependencies) {
  const custom = customCreateRule(userFields.filter(({ isAtRegistration }) => isAtRegistration));
  const rule = registerRule.extend({ custom });
  return async ({ password, ...input }: RegisterInput, locale: Locale | null = null): Promise<RegisterOutcome> => {
    const checked = checkInput(rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { email, username = null, fullName = null, custom: values } = checked.value;
    const weakness = await passwordWeakness(password, { email, username, fullName });
    if (weakness !== null) return { kind: "weakPassword", weakness };
    const createdAt = clock.now();
    const passwordHash = await passwordQueue.run(() => passwords.hash(password));
    const outcome = await verifications.registerAccount(
      { id: newId(), email, username, fullName, locale, passwordHash, createdAt, custom: values },
      emailVerification ? { kind: "byMail", ...newVerification(email) } : { kind: "atOnce" },
    );
    if (outcome === "emailTaken") return { kind: "emailTaken", email };
    if (outcome === "usernameTaken")
      return { kind: "invalid", fields: [{ path: "username", message: "is taken; choose another" }] };
    return { kind: "verificationSent", email, expiresAt: new Date(createdAt.getTime() + verificationSeconds * 1000) };
  };
}
