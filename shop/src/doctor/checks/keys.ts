import { readKeys } from "@souk/kernel/keys/key-setting";
import { keyStates, type KeySet } from "@souk/kernel/keys/key-set";
import type { DoctorView } from "../doctor-view.js";
import { ok, type Finding } from "../finding.js";
import { hasSettingsOf } from "./settings.js";

/** Lists the keys of access tokens by their state. The check of the settings reports keys that cannot be read. */
export async function checkKeys(view: DoctorView): Promise<Finding[]> {
  if (!hasSettingsOf(view, "accounts")) return [];
  const reader = view.reader();
  if (!["ACCESS_TOKEN_KEYS", "ACCESS_TOKEN_KEYS_FILE"].some((name) => reader.optionalText(name) !== undefined))
    return [];
  const keys = readKeys(reader, "ACCESS_TOKEN_KEYS");
  return keys ? [ok("ACCESS_TOKEN_KEYS", describe(keys.set, keys.tokenSeconds))] : [];
}

function describe(set: KeySet, tokenSeconds: number): string {
  const words = keyStates(set, Date.now(), tokenSeconds).map(({ key, state, endsAtMs }) => {
    const until = endsAtMs === null ? "" : ` until ${new Date(endsAtMs).toISOString()}`;
    return `${key.kid} is ${state}${until}`;
  });
  return words.join(", ");
}
