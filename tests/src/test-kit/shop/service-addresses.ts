import { findFreePort } from "@souk/embedded-postgres/free-port";
import { settingPrefix, subgraphNames, type SubgraphName } from "@souk/kernel/config/subgraph-addresses";

export interface ServiceAddresses {
  /** The address for direct requests to each subgraph. */
  readonly urls: Readonly<Record<SubgraphName, string>>;
  /** `PORT`, `AUDIT_URL`, and `<SUBGRAPH>_URL` of each. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Free ports for the router, for each subgraph, and for the audit process. */
export async function serviceAddresses(): Promise<ServiceAddresses> {
  const ports = Array.from({ length: subgraphNames.length + 2 }, () => findFreePort(undefined));
  const [router, audit, ...others] = await Promise.all(ports);
  const urls = Object.fromEntries(subgraphNames.map((name, index) => [name, `http://127.0.0.1:${others[index]}`]));
  const settings = Object.entries(urls).map(([name, url]) => [`${settingPrefix(name)}_URL`, url]);
  return {
    urls: urls as Record<SubgraphName, string>,
    environment: { PORT: String(router), AUDIT_URL: `http://127.0.0.1:${audit}`, ...Object.fromEntries(settings) },
  };
}
