import type { SettingsReader } from "./config-reader.js";

/**
 * `HOST`: the address on which servers listen. The default outside production is this machine only; a development
 * container must set it.
 */
export function readHost(reader: SettingsReader): string {
  return reader.text("HOST", reader.production ? "0.0.0.0" : "127.0.0.1");
}
