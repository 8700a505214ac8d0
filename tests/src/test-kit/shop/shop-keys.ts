import { newCardKeys } from "@souk/kernel/cards/card-keys";
import { generatePrivateJwk, type PrivateJwk } from "@souk/kernel/keys/private-jwk";
import { keySetText, type KeySet } from "@souk/kernel/keys/key-set";
import { publicServiceKeysText } from "@souk/kernel/keys/public-service-keys";
import { callingServices } from "@souk/kernel/keys/service-key-files";
import { generateSecretKey } from "@souk/kernel/keys/secret-key";

export interface ShopKeys {
  readonly userKey: PrivateJwk;
  /** The keys of a service in its own process, as settings. */
  readonly ofService: (service: string) => Readonly<Record<string, string>>;
  /** All keys as settings. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Fresh keys for a shop that does not generate its own. */
export async function makeShopKeys(): Promise<ShopKeys> {
  const [userKey, cards] = await Promise.all([generatePrivateJwk(), newCardKeys()]);
  const environment = {
    ACCESS_TOKEN_KEYS: JSON.stringify(userKey),
    ACCOUNTS_SECRET_KEY: generateSecretKey(),
    CARD_VAULT_KEYS: cards.vault,
    CARD_SEAL_KEYS: cards.seal,
  };
  const sets = new Map<string, KeySet>();
  for (const service of callingServices) sets.set(service, [{ key: await generatePrivateJwk(), signsFromMs: 0 }]);
  const ofService = (service: string) => ({
    SERVICE_KEYS: keySetText(sets.get(service) ?? []),
    SERVICE_PUBLIC_KEYS: publicServiceKeysText(sets),
  });
  return { userKey, ofService, environment };
}
