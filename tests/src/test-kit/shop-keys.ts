import { newCardKeys } from "@souk/kernel/card-keys";
import { generatePrivateJwk, type PrivateJwk } from "@souk/kernel/private-jwk";
import { generateSecretKey } from "@souk/kernel/secret-key";

export interface ShopKeys {
  readonly userKey: PrivateJwk;
  readonly serviceKey: PrivateJwk;
  /** As settings. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Fresh keys, as a shop is given them that makes none by itself. */
export async function makeShopKeys(): Promise<ShopKeys> {
  const [userKey, serviceKey, cards] = await Promise.all([generatePrivateJwk(), generatePrivateJwk(), newCardKeys()]);
  const environment = {
    ACCESS_TOKEN_KEYS: JSON.stringify(userKey),
    SERVICE_KEYS: JSON.stringify(serviceKey),
    ACCOUNTS_SECRET_KEY: generateSecretKey(),
    CARD_VAULT_KEYS: cards.vault,
    CARD_SEAL_KEYS: cards.seal,
  };
  return { userKey, serviceKey, environment };
}
