import type { SettingsReader } from "./config-reader.js";

/** `PUBLIC_URL`: the base of the router's URLs that are shown to people, without a trailing slash. */
export function readPublicUrl(reader: SettingsReader): string {
  /**
   * @setting PUBLIC_URL the address at which clients find the router; links in mails start with it
   * @default http://localhost:4000
   */
  return reader
    .url("PUBLIC_URL", ["http:", "https:"], `http://localhost:${reader.port("PORT", 4000)}`)
    .replace(/\/+$/, "");
}
