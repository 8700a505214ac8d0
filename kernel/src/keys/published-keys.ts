import type { SettingsReader } from "../config/config-reader.js";
import { RemoteKeys } from "./remote-keys.js";
import type { ServiceTokens } from "../identity/service-token.js";
import { subgraphUrl } from "../config/subgraph-urls.js";

export interface JwksAddress {
  readonly url: string;
  /** Whether the URL belongs to accounts, which shows its keys to services only. Other URLs get no service token. */
  readonly isOfAccounts: boolean;
}

export function readJwksAddress(reader: SettingsReader): JwksAddress {
  const accounts = subgraphUrl(reader, "accounts");
  /**
   * @setting JWKS_URL the address of the public keys of access tokens
   * @default the address of accounts
   * @example http://localhost:4001/.well-known/jwks.json
   */
  const url = reader.url("JWKS_URL", ["http:", "https:"], `${accounts}/.well-known/jwks.json`);
  return { url, isOfAccounts: url.startsWith(`${accounts}/`) };
}

/** Returns the verification keys of access tokens for a separate process, which fetches them from the URL. */
export function publishedKeys(
  { url, isOfAccounts }: JwksAddress,
  { caller, serviceTokens }: { readonly caller: string; readonly serviceTokens: ServiceTokens },
): RemoteKeys {
  return new RemoteKeys(url, isOfAccounts ? { headers: () => serviceTokens.headersFor(caller, "accounts") } : {});
}
