import { isSameSecret } from "../identity/same-secret.js";
import type { SettingsReader } from "./config-reader.js";

const leastCharacters = 16;

/**
 * The bearer token of metrics collectors (`Authorization: Bearer`); Prometheus sends it with
 * `authorization.credentials_file`.
 */
export function readMetricsToken(reader: SettingsReader): string | undefined {
  /**
   * @setting METRICS_TOKEN the token for `/metrics`, sent as `Authorization: Bearer`, at least 16 characters.
   * Without it, the router shows its metrics to everyone, and the port of a subgraph shows none
   */
  const token = reader.optionalText("METRICS_TOKEN");
  if (token !== undefined && token.length < leastCharacters)
    reader.fault("METRICS_TOKEN", `must be at least ${leastCharacters} characters`);
  return token;
}

export function holdsMetricsToken(authorization: string | undefined, token: string): boolean {
  return isSameSecret(`Bearer ${token}`, authorization ?? "");
}
