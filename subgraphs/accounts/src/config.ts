import { demoUsers } from "@souk/demo/users";
import type { SettingsReader } from "@souk/kernel/config-reader";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/database-settings";
import { readDemoData } from "@souk/kernel/demo-setting";
import { emailRule } from "@souk/kernel/email-address";
import { readKeys, type KeySource } from "@souk/kernel/key-setting";
import { readPublicUrl } from "@souk/kernel/public-url-setting";
import { readTokenLifetimes } from "@souk/kernel/token-lifetimes";
import { readSecretKeys } from "@souk/kernel/secret-key-setting";
import type { Argon2Settings } from "./domain/argon2-password-hasher.js";
import type { AdminCredentials } from "./domain/ensure-admin.js";
import type { AdminSecondFactor } from "./domain/granted-role.js";
import { readIdentityProviders } from "./identity-provider-settings.js";
import type { OpenidProviderSettings } from "./domain/identity.js";
import type { SessionLifetimes } from "./domain/session-lifetimes.js";

export interface AccountsConfig {
  readonly database: DatabaseSettings;
  readonly demoData: boolean;
  /** Sign access tokens; their public halves are published. */
  readonly accessTokenKeys: KeySource;
  readonly accessTokenSeconds: number;
  /** How long a guest's token lasts, and with it the way to the guest's cart and orders. */
  readonly guestSessionDays: number;
  readonly sessions: SessionLifetimes;
  readonly argon2: Argon2Settings;
  /** Where clients find the router; links in mails start with it. Without a slash at its end. */
  readonly publicUrl: string;
  readonly emailVerification: boolean;
  readonly admin: AdminCredentials | null;
  /** Whether browsers send the cookies over TLS alone. */
  readonly secureCookies: boolean;
  /** What nobody signs in with: the demo accounts' passwords in production, should a database be a demo shop's. */
  readonly publicPasswords: ReadonlyMap<string, string>;
  /** Seal what must be read again, such as the secrets of second factors; the first is the one in use. */
  readonly secretKeys: readonly Buffer[];
  readonly adminSecondFactor: AdminSecondFactor;
  readonly identityProviders: readonly OpenidProviderSettings[];
}

export function readAccountsConfig(reader: SettingsReader): AccountsConfig {
  return Object.freeze({
    database: readDatabaseSettings(reader, "accounts"),
    demoData: readDemoData(reader),
    // missing keys are a fault, so nobody gets to see a config without them
    accessTokenKeys: readKeys(reader, "ACCESS_TOKEN_KEYS") as KeySource,
    ...readTokenLifetimes(reader),
    sessions: {
      idleDays: reader.wholeNumber("SESSION_IDLE_DAYS", { fallback: 30, min: 1, max: 365, unit: "days" }),
      maxDays: reader.wholeNumber("SESSION_MAX_DAYS", { fallback: 90, min: 1, max: 365, unit: "days" }),
    },
    argon2: readArgon2(reader),
    publicUrl: readPublicUrl(reader),
    emailVerification: readEmailVerification(reader),
    admin: readAdmin(reader),
    secureCookies: reader.production,
    secretKeys: readSecretKeys(reader, "ACCOUNTS_SECRET_KEY"),
    // an admin's password that leaks must not be the shop's end; a laptop's demo is nobody's loss
    adminSecondFactor: reader.oneOf("ADMIN_SECOND_FACTOR", ["required", "off"], reader.production ? "required" : "off"),
    identityProviders: readIdentityProviders(reader),
    publicPasswords: new Map(reader.production ? demoUsers.map(({ id, password }) => [id, password]) : []),
  });
}

/** The defaults are the first choice of OWASP's password storage cheat sheet. */
function readArgon2(reader: SettingsReader): Argon2Settings {
  return {
    memoryKib: reader.wholeNumber("ARGON2_MEMORY_KIB", { fallback: 19_456, min: 1024, max: 1_048_576, unit: "KiB" }),
    passes: reader.wholeNumber("ARGON2_PASSES", { fallback: 2, min: 1, max: 20 }),
    lanes: reader.wholeNumber("ARGON2_LANES", { fallback: 1, min: 1, max: 16 }),
  };
}

function readEmailVerification(reader: SettingsReader): boolean {
  const on = reader.oneOf("EMAIL_VERIFICATION", ["on", "off"], "on") === "on";
  if (!on && reader.production) reader.fault("EMAIL_VERIFICATION", "cannot be off in production: it is for load tests");
  return on;
}

const minAdminPasswordLength = 12;

function readAdmin(reader: SettingsReader): AdminCredentials | null {
  const email = reader.optionalText("ADMIN_EMAIL");
  const password = reader.optionalText("ADMIN_PASSWORD");
  if (email === undefined && password === undefined) return null;
  if (email === undefined) reader.fault("ADMIN_EMAIL", "is missing, and ADMIN_PASSWORD is set");
  else if (!emailRule.safeParse(email).success) reader.fault("ADMIN_EMAIL", "is not an email address");
  if (password === undefined) reader.fault("ADMIN_PASSWORD", "is missing, and ADMIN_EMAIL is set");
  else if (reader.production) checkAdminPassword(reader, password);
  return { email: email ?? "", password: password ?? "" };
}

function checkAdminPassword(reader: SettingsReader, password: string): void {
  if (demoUsers.some((user) => user.password === password))
    reader.fault("ADMIN_PASSWORD", "is the password of a demo account, which everyone can read");
  else if (password.length < minAdminPasswordLength)
    reader.fault("ADMIN_PASSWORD", `must be at least ${minAdminPasswordLength} characters in production`);
}
