import { randomBytes } from "node:crypto";
import { hash, parseOptions, verify } from "@node-rs/argon2";
import type { PasswordHasher } from "./password-hasher.js";

export interface Argon2Settings {
  readonly memoryKib: number;
  /** How often the memory is gone over. */
  readonly passes: number;
  readonly lanes: number;
}

/** argon2id, in threads of its own: requests go on meanwhile. */
export class Argon2PasswordHasher implements PasswordHasher {
  private constructor(
    private readonly settings: Argon2Settings,
    readonly decoyHash: string,
  ) {}

  static async create(settings: Argon2Settings): Promise<Argon2PasswordHasher> {
    return new Argon2PasswordHasher(settings, await argon2id(randomBytes(32).toString("base64"), settings));
  }

  hash(password: string): Promise<string> {
    return argon2id(password, this.settings);
  }

  verify(passwordHash: string, password: string): Promise<boolean> {
    return verify(passwordHash, typed(password));
  }

  isOutdated(passwordHash: string): boolean {
    const { memoryCost, timeCost, parallelism } = parseOptions(passwordHash);
    const { memoryKib, passes, lanes } = this.settings;
    return memoryCost !== memoryKib || timeCost !== passes || parallelism !== lanes;
  }
}

function argon2id(password: string, { memoryKib, passes, lanes }: Argon2Settings): Promise<string> {
  return hash(typed(password), { memoryCost: memoryKib, timeCost: passes, parallelism: lanes });
}

/** Keyboards differ in how they compose "é"; NIST SP 800-63B asks for one form. */
function typed(password: string): string {
  return password.normalize("NFKC");
}
