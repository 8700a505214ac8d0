import { randomBytes } from "node:crypto";
import { newCardKeys } from "@souk/kernel/cards/card-keys";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { keySetText, parseKeySet } from "@souk/kernel/keys/key-set";
import { generatePrivateJwk } from "@souk/kernel/keys/private-jwk";
import { publicServiceKeysText } from "@souk/kernel/keys/public-service-keys";
import { generateSecretKey } from "@souk/kernel/keys/secret-key";
import { callingServices } from "@souk/kernel/keys/service-key-files";
import { secretName, type Secrets } from "./process-secrets.js";

/**
 * Returns every key and password that the processes of a shop need: those of `known`, and new ones for the others. The
 * public keys belong to the services' keys, and the two sets of card keys to each other.
 */
export async function completedSecrets(known: Secrets = {}): Promise<Record<string, string>> {
  const secrets: Record<string, string> = {};
  const add = async (name: string, create: () => string | Promise<string>): Promise<void> => {
    secrets[name] = known[name] || (await create());
  };
  await add("ACCESS_TOKEN_KEYS", newKeySet);
  const keysOf = (service: string): string => secretName(service, "SERVICE_KEYS");
  for (const service of callingServices) await add(keysOf(service), newKeySet);
  secrets.SERVICE_PUBLIC_KEYS = publicServiceKeysText(
    new Map(callingServices.map((service) => [service, parseKeySet(secrets[keysOf(service)] ?? "")])),
  );
  const { CARD_VAULT_KEYS: vault, CARD_SEAL_KEYS: seal } = known;
  const cards = vault && seal ? { vault, seal } : await newCardKeys();
  Object.assign(secrets, { CARD_VAULT_KEYS: cards.vault, CARD_SEAL_KEYS: cards.seal });
  await add("ACCOUNTS_SECRET_KEY", generateSecretKey);
  const owners = [...subgraphNames, "sandbox_bank", "audit"].map((name) => secretName(name, "DATABASE_PASSWORD"));
  for (const name of ["METRICS_TOKEN", "POSTGRES_PASSWORD", ...owners]) await add(name, newPassword);
  return secrets;
}

async function newKeySet(): Promise<string> {
  return keySetText([{ key: await generatePrivateJwk(), signsFromMs: 0 }]);
}

function newPassword(): string {
  return randomBytes(24).toString("base64url");
}

/**
 * Returns the secrets as lines of a `.env`, which Node, Docker and bash read in the same way. Throws an Error that names
 * a secret with an apostrophe or a line break: there is no such way for it.
 */
export function secretLines(secrets: Readonly<Record<string, string>>): string[] {
  return Object.entries(secrets).map(([name, value]) => {
    if (/['\r\n]/.test(value)) throw new Error(`${name} must contain no apostrophe and no line break`);
    return `${name}=${/[^\w-]/.test(value) ? `'${value}'` : value}`;
  });
}
