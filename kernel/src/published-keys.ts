import type { SettingsReader } from "./config-reader.js";
import { RemoteKeys } from "./remote-keys.js";
import type { ServiceTokens } from "./service-token.js";
import { subgraphUrl } from "./subgraph-addresses.js";

export interface JwksAddress {
  readonly url: string;
  /** Accounts shows its keys to services alone. To another address no token of theirs is sent. */
  readonly isOfAccounts: boolean;
}

export function readJwksAddress(reader: SettingsReader): JwksAddress {
  const accounts = subgraphUrl(reader, "accounts");
  const url = reader.url("JWKS_URL", ["http:", "https:"], `${accounts}/.well-known/jwks.json`);
  return { url, isOfAccounts: url.startsWith(`${accounts}/`) };
}

/** The keys of access tokens, as a process of its own gets them. */
export function publishedKeys(
  { url, isOfAccounts }: JwksAddress,
  { caller, serviceTokens }: { readonly caller: string; readonly serviceTokens: ServiceTokens },
): RemoteKeys {
  return new RemoteKeys(url, isOfAccounts ? { headers: () => serviceTokens.headersFor(caller, "accounts") } : {});
}
