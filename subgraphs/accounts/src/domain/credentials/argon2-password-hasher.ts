import { randomBytes } from "node:crypto";
import { hash, parseOptions, verify } from "@node-rs/argon2";
import { importedPasswordHash } from "./imported-password-hash.js";
import type { PasswordHasher } from "./password-hasher.js";

export interface Argon2Settings {
  readonly memoryKib: number;
  /** The number of passes over the memory. */
  readonly passes: number;
  readonly lanes: number;
}

/** Hashes with argon2id in separate threads, so that other requests continue. */
export class Argon2PasswordHasher implements PasswordHasher {
  private constructor(
    private readonly settings: Argon2Settings,
    readonly decoyHash: string,
    /** The duration of one hash at the start, in milliseconds. */
    readonly hashMs: number,
  ) {}

  static async create(settings: Argon2Settings): Promise<Argon2PasswordHasher> {
    const startedAtMs = performance.now();
    const decoyHash = await argon2id(randomBytes(32).toString("base64"), settings);
    return new Argon2PasswordHasher(settings, decoyHash, performance.now() - startedAtMs);
  }

  hash(password: string): Promise<string> {
    return argon2id(password, this.settings);
  }

  /** Also verifies hashes that were imported from other systems, which did not normalize the password. */
  async verify(passwordHash: string, password: string): Promise<boolean> {
    const imported = importedPasswordHash(passwordHash);
    if (imported) return imported.verify(password);
    const normalized = typed(password);
    if (await verify(passwordHash, normalized)) return true;
    return normalized !== password && verify(passwordHash, password);
  }

  isOutdated(passwordHash: string): boolean {
    if (!passwordHash.startsWith("$argon2id$")) return true;
    const { memoryCost, timeCost, parallelism } = parseOptions(passwordHash);
    const { memoryKib, passes, lanes } = this.settings;
    return memoryCost !== memoryKib || timeCost !== passes || parallelism !== lanes;
  }
}

function argon2id(password: string, { memoryKib, passes, lanes }: Argon2Settings): Promise<string> {
  return hash(typed(password), { memoryCost: memoryKib, timeCost: passes, parallelism: lanes });
}

/** Normalizes the password, because keyboards compose "é" differently; NIST SP 800-63B requires one form. */
function typed(password: string): string {
  return password.normalize("NFKC");
}
