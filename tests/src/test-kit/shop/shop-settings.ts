import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseUrls } from "../data/database-urls.js";
import type { ShopSettings } from "./running-shop.js";

/** Cheap password hashes, because many tests sign up many users at once. */
export const cheapHashes = { ARGON2_MEMORY_KIB: "1024", ARGON2_PASSES: "1" };

export const adminAccount = { email: "admin@shop.test", password: "an admin's long password" };

export interface SettingsOfShop {
  readonly keys: ShopSettings;
  readonly databaseUrls: DatabaseUrls;
  readonly demoData: boolean;
  readonly storefront: boolean;
}

/** The settings of a shop for tests. */
export function settingsOf({ keys, databaseUrls, demoData, storefront }: SettingsOfShop): ShopSettings {
  return {
    // without the stacks of development
    NODE_ENV: "test",
    ...keys,
    ...databaseUrls,
    ADMIN_EMAIL: adminAccount.email,
    ADMIN_PASSWORD: adminAccount.password,
    DEMO_DATA: String(demoData),
    RATE_LIMITS: "off",
    CLIENT_USAGE_SECONDS: "0",
    // otherwise the admin's page depends on how long the shop has run; `auditNow` works
    AUDIT_INTERVAL_SECONDS: "86400",
    ...cheapHashes,
    STOREFRONT: storefront ? "on" : "off",
    // otherwise a page of before would hide that a service is unavailable; tests of the cache set their own
    PAGE_MAX_AGE_SECONDS: "0",
    // a shop lists the files of its folder, so another shop's files would be differences in its audit
    MEDIA_FOLDER: join(tmpdir(), `souk-media-${randomUUID()}`),
    // a shop of its own for this word alone would cost more
    REVIEWS_BANNED_WORDS: "casino",
    DATABASE_POOL_SIZE: "4",
    HOST: "127.0.0.1",
    PORT: "0",
  };
}
