import type { SettingsReader } from "../config/config-reader.js";
import { readKeys, type KeySource } from "./key-setting.js";
import { parsePublicServiceKeys, readPublicServiceKeyFile, type PublicServiceKey } from "./public-service-keys.js";
import type { SecretFile } from "../config/secret-file.js";

/** The origin of the keys of a service that is a separate process. */
export interface ServiceKeySource {
  /** Its private keys. */
  readonly own: KeySource;
  /** The public keys of all services. */
  readonly known: { readonly keys: readonly PublicServiceKey[]; readonly file: SecretFile | null };
}

/**
 * Reads the service's own keys from `SERVICE_KEYS`, and all services' public keys with their owners from
 * `SERVICE_PUBLIC_KEYS`. Either setting may name a file.
 */
export function readServiceKeys(reader: SettingsReader, service: string): ServiceKeySource | undefined {
  /**
   * @setting SERVICE_KEYS the private Ed25519 keys of one service that runs in its own process
   * @default created in `DATA_DIR`
   * @example
   * @setting SERVICE_KEYS_FILE the file that contains `SERVICE_KEYS`; `souk keys files` creates one for
   * each service
   * @example /run/secrets/souk/catalog.json
   */
  const own = readKeys(reader, "SERVICE_KEYS");
  const known = readKnownServiceKeys(reader);
  if (!own || !known) return undefined;
  const isKnown = own.set.some(({ key }) =>
    known.keys.some((other) => other.service === service && other.key.kid === key.kid),
  );
  if (!isKnown) reader.fault("SERVICE_PUBLIC_KEYS", `has none of the keys in SERVICE_KEYS as a key of ${service}`);
  return { own, known };
}

/** Reads `SERVICE_PUBLIC_KEYS`, or the file that `SERVICE_PUBLIC_KEYS_FILE` names. */
export function readKnownServiceKeys(reader: SettingsReader): ServiceKeySource["known"] | undefined {
  /**
   * @setting SERVICE_PUBLIC_KEYS_FILE the file that contains `SERVICE_PUBLIC_KEYS`
   * @example /run/secrets/souk/service-public-keys.json
   */
  const path = reader.optionalText("SERVICE_PUBLIC_KEYS_FILE");
  try {
    if (path === undefined) {
      /**
       * @setting SERVICE_PUBLIC_KEYS the public keys of all services, each with the name of its `service`
       * @default created in `DATA_DIR`
       * @example
       */
      const text = reader.text("SERVICE_PUBLIC_KEYS");
      return text === "" ? undefined : { keys: parsePublicServiceKeys(text), file: null };
    }
    // the file contains no secret
    const file = { path, mustBePrivate: false };
    return { keys: readPublicServiceKeyFile(file), file };
  } catch (error) {
    const name = path === undefined ? "SERVICE_PUBLIC_KEYS" : "SERVICE_PUBLIC_KEYS_FILE";
    reader.fault(name, error instanceof Error ? error.message : "cannot be read");
    return undefined;
  }
}
