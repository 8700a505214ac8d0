import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const keyIdBytes = 8;
const nonceBytes = 12;
const tagBytes = 16;

interface BoxKey {
  readonly id: Buffer;
  readonly key: Buffer;
}

/**
 * Encrypts data that must be readable again, with AES-256-GCM and the id of the key in front. The first key seals; the
 * other keys still open data that was sealed with them, until they are removed.
 */
export class SecretBox {
  private readonly keys: readonly BoxKey[];

  constructor(secrets: readonly Buffer[]) {
    this.keys = secrets.map((secret) => ({
      id: derived(secret, "souk secret box key id", keyIdBytes),
      key: derived(secret, "souk secret box", 32),
    }));
  }

  /** Encrypts text. `about` names its purpose and owner: `open` needs the same value. */
  seal(text: string, about: string): Buffer {
    const [newest] = this.keys;
    if (!newest) throw new Error("there is no key to seal with");
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv("aes-256-gcm", newest.key, nonce).setAAD(Buffer.from(about));
    return Buffer.concat([newest.id, nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  }

  /** Throws when the key is missing, or the data was changed. */
  open(sealed: Buffer, about: string): string {
    const id = sealed.subarray(0, keyIdBytes);
    const known = this.keys.find((key) => key.id.equals(id));
    if (!known)
      throw new Error(`a secret was sealed with the key ${id.toString("hex")}, which the settings do not have`);
    const nonce = sealed.subarray(keyIdBytes, keyIdBytes + nonceBytes);
    const decipher = createDecipheriv("aes-256-gcm", known.key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(-tagBytes));
    const text = decipher.update(sealed.subarray(keyIdBytes + nonceBytes, -tagBytes));
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  }

  /** Returns whether it was sealed with a key other than the first. */
  isOutdated(sealed: Buffer): boolean {
    return !this.keys[0]?.id.equals(sealed.subarray(0, keyIdBytes));
  }
}

function derived(secret: Buffer, use: string, length: number): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", use, length));
}
