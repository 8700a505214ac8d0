import { pbkdf2, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { parseOptions } from "@node-rs/argon2";
import { verify as verifyBcrypt } from "@node-rs/bcrypt";

/** A hash of another system. A sign-in replaces it by a hash of ours. */
export interface ImportedPasswordHash {
  verify(password: string): Promise<boolean>;
}

// Above these limits, a sign-in would take seconds or too much memory.
const maxBcryptCost = 15;
const maxPbkdf2Rounds = 2_000_000;
const maxArgon2Kib = 262_144;
const maxArgon2Passes = 16;

const derive = promisify(pbkdf2);

/** Returns whether an account can be imported with this hash. */
export function isKnownPasswordHash(hash: string): boolean {
  return isAcceptableArgon2(hash) || importedPasswordHash(hash) !== null;
}

/** Reads a hash by bcrypt or PBKDF2; null for another algorithm, and for parameters above the limits. */
export function importedPasswordHash(hash: string): ImportedPasswordHash | null {
  return readBcrypt(hash) ?? readPbkdf2(hash);
}

function isAcceptableArgon2(hash: string): boolean {
  if (!/^\$argon2(?:id|i|d)\$/.test(hash)) return false;
  try {
    const { memoryCost, timeCost } = parseOptions(hash);
    return memoryCost <= maxArgon2Kib && timeCost <= maxArgon2Passes;
  } catch {
    return false;
  }
}

function readBcrypt(hash: string): ImportedPasswordHash | null {
  const [, cost] = /^\$2[abxy]\$(\d\d)\$[./A-Za-z0-9]{53}$/.exec(hash) ?? [];
  if (cost === undefined || Number(cost) < 4 || Number(cost) > maxBcryptCost) return null;
  return { verify: (password) => verifyBcrypt(password, hash) };
}

/** The formats of passlib, Django and Werkzeug. */
const pbkdf2Formats: readonly {
  readonly pattern: RegExp;
  readonly salt: (text: string) => Buffer;
  readonly key: (text: string) => Buffer;
}[] = [
  {
    pattern: /^\$pbkdf2(?<digest>-sha256|-sha512)?\$(?<rounds>\d+)\$(?<salt>[./A-Za-z0-9]*)\$(?<key>[./A-Za-z0-9]+)$/,
    salt: (text) => Buffer.from(text.replaceAll(".", "+"), "base64"),
    key: (text) => Buffer.from(text.replaceAll(".", "+"), "base64"),
  },
  {
    pattern: /^pbkdf2_(?<digest>sha1|sha256|sha512)\$(?<rounds>\d+)\$(?<salt>[^$]+)\$(?<key>[+/=A-Za-z0-9]+)$/,
    salt: (text) => Buffer.from(text),
    key: (text) => Buffer.from(text, "base64"),
  },
  {
    pattern: /^pbkdf2:(?<digest>sha1|sha256|sha512):(?<rounds>\d+)\$(?<salt>[^$]+)\$(?<key>[0-9a-f]+)$/,
    salt: (text) => Buffer.from(text),
    key: (text) => Buffer.from(text, "hex"),
  },
];

function readPbkdf2(hash: string): ImportedPasswordHash | null {
  for (const { pattern, salt, key } of pbkdf2Formats) {
    const parts = pattern.exec(hash)?.groups;
    if (!parts) continue;
    const rounds = Number(parts.rounds);
    const expected = key(parts.key ?? "");
    if (rounds < 1 || rounds > maxPbkdf2Rounds || expected.length < 16) return null;
    const digest = (parts.digest ?? "sha1").replace("-", "");
    return {
      verify: async (password) =>
        timingSafeEqual(await derive(password, salt(parts.salt ?? ""), rounds, expected.length, digest), expected),
    };
  }
  return null;
}
