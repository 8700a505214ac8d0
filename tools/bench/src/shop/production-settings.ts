import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ensureCardKeyFiles } from "@souk/kernel/cards/card-key-files";
import { ensureKeySetFile } from "@souk/kernel/keys/key-set-file";
import { loadOrCreateSecretKeyFile } from "@souk/kernel/keys/secret-key";
import type { MailServer } from "./discarding-mail-server.ts";

const unreachable = { points: 1_000_000_000, seconds: 60 };
/** Production refuses `RATE_LIMITS=off`, so each request of the benchmark is counted, but none is refused. */
const rateLimits = {
  requests: { address: unreachable },
  cost: { address: unreachable, account: unreachable },
  mutations: { address: unreachable, account: unreachable },
  login: { address: unreachable, email: unreachable },
  cardPayments: { address: unreachable, account: unreachable },
};

/**
 * The settings that production requires of a shop in one process. The keys are those that the shop of this folder
 * creates for itself in development, because its data are encrypted with them.
 */
export async function productionSettings(
  folder: string,
  mailServer: MailServer,
): Promise<Readonly<Record<string, string>>> {
  const keys = join(folder, "keys");
  const accessTokenKeys = join(keys, "access-token-keys.json");
  const accountsKey = join(keys, "accounts-secret-key");
  const rateLimitsFile = join(folder, "rate-limits.json");
  await ensureKeySetFile(accessTokenKeys);
  await loadOrCreateSecretKeyFile(accountsKey);
  const cardKeys = await ensureCardKeyFiles(keys);
  await writeFile(rateLimitsFile, JSON.stringify(rateLimits));
  return {
    NODE_ENV: "production",
    EMBEDDED_DATABASE: "true",
    ACCESS_TOKEN_KEYS_FILE: accessTokenKeys,
    ACCOUNTS_SECRET_KEY_FILE: accountsKey,
    CARD_VAULT_KEYS_FILE: cardKeys.vault,
    CARD_SEAL_KEYS_FILE: cardKeys.seal,
    RATE_LIMITS_FILE: rateLimitsFile,
    PAYMENT_PROVIDER: "sandbox",
    SMTP_URL: mailServer.url,
    SMTP_TLS: "off",
    MAIL_FROM: "Souk <shop@souk.example>",
  };
}
