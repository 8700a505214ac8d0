import type { SettingsReader } from "./config-reader.js";

/** `PUBLIC_URL`: the base of the router's URLs that are shown to people, without a trailing slash. */
export function readPublicUrl(reader: SettingsReader): string {
  return reader
    .url("PUBLIC_URL", ["http:", "https:"], `http://localhost:${reader.port("PORT", 4000)}`)
    .replace(/\/+$/, "");
}
