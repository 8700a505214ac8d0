import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ensureCardKeyFiles } from "@souk/kernel/cards/card-key-files";
import { ensureKeySetFile } from "@souk/kernel/keys/key-set-file";
import { loadOrCreateSecretKeyFile } from "@souk/kernel/keys/secret-key";

/** The limits that a benchmark from one address would reach. Production refuses `RATE_LIMITS=off`. */
const unlimited = {
  requests: { address: null },
  cost: { address: null, account: null },
  mutations: { address: null, account: null },
  login: { address: null, email: null },
  cardPayments: { address: null, account: null },
};

/** Returns the settings that production requires. The keys have the names of those that a development shop creates. */
export async function productionSettings(folder: string, smtpPort: number): Promise<Record<string, string>> {
  const keys = join(folder, "keys");
  await mkdir(keys, { recursive: true });
  const accessTokenKeys = join(keys, "access-token-keys.json");
  const secretKey = join(keys, "accounts-secret-key");
  await Promise.all([ensureKeySetFile(accessTokenKeys), loadOrCreateSecretKeyFile(secretKey)]);
  const { vault, seal } = await ensureCardKeyFiles(keys);
  const rateLimits = join(folder, "rate-limits.json");
  await writeFile(rateLimits, JSON.stringify(unlimited));
  return {
    NODE_ENV: "production",
    EMBEDDED_DATABASE: "true",
    ACCESS_TOKEN_KEYS_FILE: accessTokenKeys,
    ACCOUNTS_SECRET_KEY_FILE: secretKey,
    CARD_VAULT_KEYS_FILE: vault,
    CARD_SEAL_KEYS_FILE: seal,
    PAYMENT_PROVIDER: "sandbox",
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    SMTP_TLS: "off",
    MAIL_FROM: "Bench <bench@example.com>",
    RATE_LIMITS_FILE: rateLimits,
  };
}
