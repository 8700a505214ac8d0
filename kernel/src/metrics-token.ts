import { createHash, timingSafeEqual } from "node:crypto";
import type { SettingsReader } from "./config-reader.js";

const leastCharacters = 16;

/** What whoever collects figures sends as `Authorization: Bearer`; Prometheus has `authorization.credentials_file` for it. */
export function readMetricsToken(reader: SettingsReader): string | undefined {
  const token = reader.optionalText("METRICS_TOKEN");
  if (token !== undefined && token.length < leastCharacters)
    reader.fault("METRICS_TOKEN", `must be at least ${leastCharacters} characters`);
  return token;
}

export function holdsMetricsToken(authorization: string | undefined, token: string): boolean {
  const hash = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(authorization ?? ""), hash(`Bearer ${token}`));
}
