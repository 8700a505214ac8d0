import { createHmac } from "node:crypto";
import type { CardSealKeys } from "./card-keys.js";
import type { SecretCardField } from "./card-number.js";
import { tokenTypes } from "./card-token.js";
import type { Clock } from "./clock.js";
import { CompactEncrypt, importJWK, type CryptoKey } from "jose";

/** A token lives for one request; this leaves room for the clocks of two machines. */
const tokenSeconds = 300;

/**
 * The sandbox vault, which has no store: its token is the secret itself, sealed for payments (JWE: ECDH-ES with X25519, AES-256-GCM). The router has the
 * public half alone, so it cannot open what it has sealed.
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
        // never of a CVC: what has three digits can be found by trying, whatever the key
        ...(field === "cardNumber" ? { fpr: this.fingerprintOf(digits) } : {}),
      })
      .encrypt(this.publicKey);
  }

  /** Tells whether two requests bring the same card; without the key a number cannot be found from it by trying. */
  private fingerprintOf(cardNumber: string): string {
    return createHmac("sha256", this.keys.fingerprint).update(cardNumber).digest("base64url");
  }
}
