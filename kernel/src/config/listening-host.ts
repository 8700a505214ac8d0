import type { SettingsReader } from "./config-reader.js";

/**
 * `HOST`: the address on which servers listen. The default outside production is this machine only; a development
 * container must set it.
 */
export function readHost(reader: SettingsReader): string {
  /**
   * @setting HOST the address that servers listen on
   * @default 127.0.0.1; 0.0.0.0 in production
   * @example 127.0.0.1
   */
  return reader.text("HOST", reader.production ? "0.0.0.0" : "127.0.0.1");
}
