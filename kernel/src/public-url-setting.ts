import type { SettingsReader } from "./config-reader.js";

/** `PUBLIC_URL`: what addresses of the router start with where they are told to people; without a slash at its end. */
export function readPublicUrl(reader: SettingsReader): string {
  return reader
    .url("PUBLIC_URL", ["http:", "https:"], `http://localhost:${reader.port("PORT", 4000)}`)
    .replace(/\/+$/, "");
}
