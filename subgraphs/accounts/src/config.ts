import { demoUsers } from "@souk/demo/users";
import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { readCurrency } from "@souk/kernel/config/currency-setting";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/config/database-settings";
import { readDemoData } from "@souk/kernel/config/demo-setting";
import { emailRule } from "@souk/kernel/values/email-address";
import { readKeys, type KeySource } from "@souk/kernel/keys/key-setting";
import { readPublicUrl } from "@souk/kernel/config/public-url-setting";
import { readTokenLifetimes } from "@souk/kernel/config/token-lifetimes";
import { readSecretKeys } from "@souk/kernel/keys/secret-key-setting";
import type { Argon2Settings } from "./domain/credentials/argon2-password-hasher.js";
import type { AdminCredentials } from "./domain/user-admin/ensure-admin.js";
import type { AdminSecondFactor } from "./domain/sessions/session-role.js";
import { defaultPasswordConcurrency } from "./password-queue.js";
import { readIdentityProviders } from "./identity-provider-settings.js";
import type { OpenidProviderSettings } from "./domain/identities/identity.js";
import type { SessionLifetimes } from "./domain/sessions/session-lifetimes.js";

export interface AccountsConfig {
  readonly database: DatabaseSettings;
  readonly demoData: boolean;
  /** The keys that sign access tokens; their public halves are published. */
  readonly accessTokenKeys: KeySource;
  readonly accessTokenSeconds: number;
  /** How many days a guest's token lasts. After that, the guest's cart and orders cannot be reached any more. */
  readonly guestSessionDays: number;
  readonly sessions: SessionLifetimes;
  readonly argon2: Argon2Settings;
  /** The maximum number of passwords that are hashed at the same time. */
  readonly passwordConcurrency: number;
  /** The router's address for clients, without a trailing slash; links in mails start with it. */
  readonly publicUrl: string;
  readonly emailVerification: boolean;
  readonly admin: AdminCredentials | null;
  /** Whether browsers send the cookies over TLS only. */
  readonly secureCookies: boolean;
  /**
   * Passwords by user id that no one can sign in with: in production, the demo accounts' passwords, in case the
   * database comes from a demo shop.
   */
  readonly publicPasswords: ReadonlyMap<string, string>;
  /** The keys that encrypt data such as the secrets of second factors; the first is the one in use. */
  readonly secretKeys: readonly Buffer[];
  readonly adminSecondFactor: AdminSecondFactor;
  readonly identityProviders: readonly OpenidProviderSettings[];
  /** How many days the counts of operations are stored. */
  readonly clientUsageDays: number;
  /** The shop's, in which amounts of declared fields are. */
  readonly currency: string;
}

export function readAccountsConfig(reader: SettingsReader): AccountsConfig {
  return Object.freeze({
    database: readDatabaseSettings(reader, "accounts"),
    demoData: readDemoData(reader),
    // missing keys are a fault, so no config is returned without them
    /**
     * @setting ACCESS_TOKEN_KEYS the Ed25519 keys that sign access tokens, as a JSON Web Key or a set; `souk keys
     * new` prints them. Required in production
     * @default created in `DATA_DIR`
     * @example
     * @setting ACCESS_TOKEN_KEYS_FILE the file that contains `ACCESS_TOKEN_KEYS`; `souk keys rotate`
     * changes it and running processes follow. Production refuses a file that other users can read
     * @example /run/secrets/souk/access-token-keys.json
     */
    accessTokenKeys: readKeys(reader, "ACCESS_TOKEN_KEYS") as KeySource,
    ...readTokenLifetimes(reader),
    sessions: {
      /**
       * @setting SESSION_IDLE_DAYS how long an unused session is valid
       * @default 30
       */
      idleDays: reader.wholeNumber("SESSION_IDLE_DAYS", { fallback: 30, min: 1, max: 365, unit: "days" }),
      /**
       * @setting SESSION_MAX_DAYS the longest lifetime of a session
       * @default 90
       */
      maxDays: reader.wholeNumber("SESSION_MAX_DAYS", { fallback: 90, min: 1, max: 365, unit: "days" }),
    },
    argon2: readArgon2(reader),
    /**
     * @setting PASSWORD_CONCURRENCY the number of passwords that are hashed concurrently; a request that cannot
     * begin within a second is refused with `OVERLOADED` and `Retry-After`
     * @default one less than the cores, 1 to 3
     * @example 1
     */
    passwordConcurrency: reader.wholeNumber("PASSWORD_CONCURRENCY", {
      fallback: defaultPasswordConcurrency(),
      min: 1,
      max: 64,
    }),
    publicUrl: readPublicUrl(reader),
    emailVerification: readEmailVerification(reader),
    admin: readAdmin(reader),
    secureCookies: reader.production,
    /**
     * @setting ACCOUNTS_SECRET_KEY 32 random bytes as base64url that encrypt values which accounts must read
     * again, such as secrets of second factors; `new,old` during a rotation. Required in production
     * @default created in `DATA_DIR`
     * @example
     * @setting ACCOUNTS_SECRET_KEY_FILE the file that contains `ACCOUNTS_SECRET_KEY`
     * @example /run/secrets/accounts-secret-key
     */
    secretKeys: readSecretKeys(reader, "ACCOUNTS_SECRET_KEY"),
    // a leaked admin password must not be enough to control a production shop
    /**
     * @setting ADMIN_SECOND_FACTOR `required`: an admin has a customer's rights until a second factor is set up
     * @default off; required in production
     * @example off
     */
    adminSecondFactor: reader.oneOf("ADMIN_SECOND_FACTOR", ["required", "off"], reader.production ? "required" : "off"),
    identityProviders: readIdentityProviders(reader),
    /**
     * @setting CLIENT_USAGE_DAYS how long accounts stores which clients sent which operations: docs/client-usage.md
     * @default 90
     */
    clientUsageDays: reader.wholeNumber("CLIENT_USAGE_DAYS", { fallback: 90, min: 30, max: 400, unit: "days" }),
    currency: readCurrency(reader),
    publicPasswords: new Map(reader.production ? demoUsers.map(({ id, password }) => [id, password]) : []),
  });
}

/** Reads the Argon2 settings. The defaults are the first choice of OWASP's password storage cheat sheet. */
function readArgon2(reader: SettingsReader): Argon2Settings {
  return {
    /**
     * @setting ARGON2_MEMORY_KIB the memory cost of a password hash, in KiB
     * @default 19456
     */
    memoryKib: reader.wholeNumber("ARGON2_MEMORY_KIB", { fallback: 19_456, min: 1024, max: 1_048_576, unit: "KiB" }),
    /**
     * @setting ARGON2_PASSES the time cost of a password hash
     * @default 2
     */
    passes: reader.wholeNumber("ARGON2_PASSES", { fallback: 2, min: 1, max: 20 }),
    /**
     * @setting ARGON2_LANES the parallelism of a password hash
     * @default 1
     */
    lanes: reader.wholeNumber("ARGON2_LANES", { fallback: 1, min: 1, max: 16 }),
  };
}

function readEmailVerification(reader: SettingsReader): boolean {
  /**
   * @setting EMAIL_VERIFICATION `off` signs users up without a mail, for load tests; refused in production
   * @default on
   */
  const on = reader.oneOf("EMAIL_VERIFICATION", ["on", "off"], "on") === "on";
  if (!on && reader.production) reader.fault("EMAIL_VERIFICATION", "cannot be off in production: it is for load tests");
  return on;
}

const minAdminPasswordLength = 12;

function readAdmin(reader: SettingsReader): AdminCredentials | null {
  /**
   * @setting ADMIN_EMAIL the email address of an admin that the start creates
   * @example admin@shop.example
   */
  const email = reader.optionalText("ADMIN_EMAIL");
  /** @setting ADMIN_PASSWORD the password of that admin; a later start does not change it */
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
