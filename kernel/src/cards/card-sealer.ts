import { createHmac } from "node:crypto";
import type { CardSealKeys } from "./card-keys.js";
import type { SecretCardField } from "./card-number.js";
import { tokenTypes } from "./card-token.js";
import type { Clock } from "../values/clock.js";
import { CompactEncrypt, importJWK, type CryptoKey } from "jose";

/**
 * The lifetime of a token, in seconds. A token is used for one request; the rest allows for clock differences between
 * two machines.
 */
const tokenSeconds = 300;

/**
 * The sandbox vault, which stores nothing: its token is the secret itself, sealed for payments (JWE: ECDH-ES with
 * X25519, AES-256-GCM). The router has only the public key, so it cannot open the token.
 */
export class CardSealer {
  private constructor(
    private readonly keys: CardSealKeys,
    private readonly publicKey: CryptoKey,
    private readonly clock: Clock,
  ) {}

  static async open(keys: CardSealKeys, clock: Clock): Promise<CardSealer> {
    return new CardSealer(keys, await importJWK(keys.sealing, "ECDH-ES"), clock);
  }

  async store(field: SecretCardField, digits: string): Promise<string> {
    return new CompactEncrypt(new TextEncoder().encode(digits))
      .setProtectedHeader({
        alg: "ECDH-ES",
        enc: "A256GCM",
        typ: tokenTypes[field],
        kid: this.keys.sealing.kid,
        exp: Math.floor(this.clock.now().getTime() / 1000) + tokenSeconds,
        // a CVC has no fingerprint: three digits can be found by trying all values, whatever the key
        ...(field === "cardNumber" ? { fpr: this.fingerprintOf(digits) } : {}),
      })
      .encrypt(this.publicKey);
  }

  /**
   * Returns a value that shows whether two requests contain the same card. Without the key, the number cannot be found
   * by trying.
   */
  private fingerprintOf(cardNumber: string): string {
    return createHmac("sha256", this.keys.fingerprint).update(cardNumber).digest("base64url");
  }
}
