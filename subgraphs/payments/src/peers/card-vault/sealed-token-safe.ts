import type { StorageKey } from "@souk/kernel/cards/card-keys";
import { CompactEncrypt, compactDecrypt, importJWK, type CryptoKey } from "jose";
import type { TokenSafe } from "../../domain/providers/token-safe.js";

/** `sealed:<kid>:<JWE>`: the key id is visible without decryption. */
const sealedToken = /^sealed:([^:]+):(.+)$/s;

/** Encrypts each token under its own key, which is encrypted under a configured key (JWE: A256GCMKW, A256GCM). */
export class SealedTokenSafe implements TokenSafe {
  private constructor(
    private readonly keys: ReadonlyMap<string, CryptoKey | Uint8Array>,
    private readonly currentId: string,
  ) {}

  /** The first key is the current one. */
  static async open(keys: readonly StorageKey[]): Promise<SealedTokenSafe> {
    const imported = keys.map(async (key) => [key.kid, await importJWK(key, "A256GCMKW")] as const);
    return new SealedTokenSafe(new Map(await Promise.all(imported)), keys[0]?.kid ?? "");
  }

  async sealed(token: string): Promise<string> {
    const jwe = await new CompactEncrypt(new TextEncoder().encode(token))
      .setProtectedHeader({ alg: "A256GCMKW", enc: "A256GCM", kid: this.currentId })
      .encrypt(this.key(this.currentId));
    return `${this.currentPrefix}${jwe}`;
  }

  async opened(stored: string): Promise<string> {
    const [, kid, jwe = ""] = sealedToken.exec(stored) ?? [];
    if (kid === undefined) return stored;
    const { plaintext } = await compactDecrypt(jwe, this.key(kid), {
      keyManagementAlgorithms: ["A256GCMKW"],
      contentEncryptionAlgorithms: ["A256GCM"],
    });
    return new TextDecoder().decode(plaintext);
  }

  get currentPrefix(): string {
    return `sealed:${this.currentId}:`;
  }

  private key(kid: string): CryptoKey | Uint8Array {
    const key = this.keys.get(kid);
    if (!key) throw new Error(`a stored token is sealed under the key ${kid}, which is not in CARD_VAULT_KEYS`);
    return key;
  }
}
