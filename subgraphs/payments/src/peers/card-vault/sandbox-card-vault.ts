import type { OpeningKey } from "@souk/kernel/cards/card-keys";
import type { Card, SecretCardField } from "@souk/kernel/cards/card-number";
import { tokenTypes } from "@souk/kernel/cards/card-token";
import type { Clock } from "@souk/kernel/values/clock";
import type { VaultedCard } from "@souk/kernel/cards/vaulted-card";
import { compactDecrypt, decodeProtectedHeader, importJWK, type CryptoKey } from "jose";
import type { CardVault } from "../../domain/methods/card-vault.js";
import { CardRefusedError } from "../../domain/providers/payment-provider.js";

/** Opens cards that the router has sealed, with any of the configured keys. */
export class SandboxCardVault implements CardVault {
  private constructor(
    private readonly keys: ReadonlyMap<string, CryptoKey>,
    private readonly clock: Clock,
  ) {}

  static async open(keys: readonly OpeningKey[], clock: Clock): Promise<SandboxCardVault> {
    const imported = keys.map(async (key) => [key.kid, await importJWK(key, "ECDH-ES")] as const);
    return new SandboxCardVault(new Map(await Promise.all(imported)), clock);
  }

  async open(card: VaultedCard): Promise<Card> {
    const [cardNumber, cvc] = await Promise.all([
      this.secretIn("cardNumber", card.cardNumber),
      this.secretIn("cvc", card.cvc),
    ]);
    return { ...card, cardNumber, cvc };
  }

  private async secretIn(field: SecretCardField, token: string): Promise<string> {
    const { kid } = decodeProtectedHeader(token);
    const key = this.keys.get(kid ?? "");
    // A missing key is a fault of the settings, not of the buyer.
    if (!key) throw new Error(`cards are sealed for the key ${kid}, which is not in CARD_VAULT_KEYS`);
    const opened = await compactDecrypt(token, key, {
      keyManagementAlgorithms: ["ECDH-ES"],
      contentEncryptionAlgorithms: ["A256GCM"],
    }).catch(() => {
      throw new CardRefusedError(field, "has not come by way of the card vault");
    });
    const { typ, exp } = opened.protectedHeader;
    const isOver = typeof exp !== "number" || exp * 1000 <= this.clock.now().getTime();
    if (typ !== tokenTypes[field] || isOver) throw new CardRefusedError(field, "is not valid any more; send it again");
    return new TextDecoder().decode(opened.plaintext);
  }
}
