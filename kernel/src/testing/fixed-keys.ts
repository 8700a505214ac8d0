import { KeyRing } from "../keys/key-ring.js";
import type { KeySource } from "../keys/key-setting.js";
import { createLogger } from "../logging/logger.js";
import { createLocalJWKSet } from "jose";
import { publicJwk, type PrivateJwk } from "../keys/private-jwk.js";
import type { ServiceKeys } from "../keys/service-keys.js";

/** Returns a set of one key that never changes. */
export function fixedKeys(key: PrivateJwk): KeySource {
  return { set: [{ key, signsFromMs: 0 }], tokenSeconds: 3600, file: null };
}

export function fixedKeyRing(key: PrivateJwk): KeyRing {
  return new KeyRing(fixedKeys(key), createLogger("test", "silent"));
}

/** Returns keys with one key that may sign for every service, for tests that act as all of them. */
export function keysOfEveryService(key: PrivateJwk): ServiceKeys {
  return {
    signingKeyOf: () => key,
    find: createLocalJWKSet({ keys: [publicJwk(key)] }),
    isKeyOf: (kid) => kid === key.kid,
    publicKeysOf: () => [publicJwk(key)],
    generation: key.kid,
  };
}
