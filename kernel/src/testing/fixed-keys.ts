import { KeyRing } from "../key-ring.js";
import type { KeySource } from "../key-setting.js";
import { createLogger } from "../logger.js";
import type { PrivateJwk } from "../private-jwk.js";

/** A set of one key that stays as it is. */
export function fixedKeys(key: PrivateJwk): KeySource {
  return { set: [{ key, signsFromMs: 0 }], tokenSeconds: 3600, file: null };
}

export function fixedKeyRing(key: PrivateJwk): KeyRing {
  return new KeyRing(fixedKeys(key), createLogger("test", "silent"));
}
