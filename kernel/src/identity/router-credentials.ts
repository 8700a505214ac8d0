import type { SettingsReader } from "../config/config-reader.js";
import { headerNames, headerText, type RequestHeaders } from "../subgraph/graph-request.js";
import { isSameSecret } from "./same-secret.js";

const minCharacters = 32;
const maxSecrets = 2;

/** How routers other than Souk's prove to a subgraph that they are the shop's router. */
export interface RouterCredentials {
  /** Sent in `x-router-secret`. Two are valid while one replaces the other. */
  readonly secrets: readonly string[];
  /**
   * The header and value by which a proxy on the same machine confirms the router's client certificate. `serveSubgraph`
   * removes the header from requests of other machines.
   */
  readonly certificate: { readonly header: string; readonly value: string } | undefined;
}

export const noRouterCredentials: RouterCredentials = { secrets: [], certificate: undefined };

export function readRouterCredentials(reader: SettingsReader): RouterCredentials {
  /**
   * @setting ROUTER_SECRETS for routers other than Souk's: one secret of at least 32 characters, or two separated by a
   * comma while one replaces the other. A request to a subgraph's port with one of them in `x-router-secret` is the
   * router's ([other routers](router/other-routers.md))
   */
  const secrets = (reader.optionalText("ROUTER_SECRETS") ?? "")
    .split(",")
    .map((secret) => secret.trim())
    .filter((secret) => secret !== "");
  if (secrets.some(({ length }) => length < minCharacters))
    reader.fault("ROUTER_SECRETS", `must have secrets of at least ${minCharacters} characters`);
  if (secrets.length > maxSecrets) reader.fault("ROUTER_SECRETS", `must have at most ${maxSecrets} secrets`);
  /**
   * @setting ROUTER_CERTIFICATE for routers behind mutual TLS that a proxy on the subgraph's machine ends: the header
   * and value by which the proxy confirms the certificate, such as `x-client-subject: CN=router`. The header counts
   * only in requests from this machine
   */
  const certificate = reader.optionalText("ROUTER_CERTIFICATE");
  const [, header, value] = /^([\w-]+):\s*(\S.*)$/.exec(certificate ?? "") ?? [];
  if (certificate !== undefined && (header === undefined || value === undefined))
    reader.fault("ROUTER_CERTIFICATE", "must be a header and its value, such as x-client-subject: CN=router");
  return {
    secrets,
    certificate: header === undefined || value === undefined ? undefined : { header: header.toLowerCase(), value },
  };
}

/** Whether the headers of a request to a subgraph prove that it comes from the router. */
export function holdsRouterCredentials(headers: RequestHeaders, credentials: RouterCredentials): boolean {
  const { secrets, certificate } = credentials;
  const secret = headerText(headers, headerNames.routerSecret);
  if (secret !== undefined && secrets.some((known) => isSameSecret(known, secret))) return true;
  if (!certificate) return false;
  const confirmed = headerText(headers, certificate.header);
  return confirmed !== undefined && isSameSecret(certificate.value, confirmed);
}
