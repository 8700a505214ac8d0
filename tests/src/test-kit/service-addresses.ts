import { findFreePort } from "@souk/kernel/free-port";
import { subgraphNames, type SubgraphName } from "@souk/kernel/subgraph-addresses";

export interface ServiceAddresses {
  /** Where each subgraph is asked directly. */
  readonly urls: Readonly<Record<SubgraphName, string>>;
  /** `PORT` and `<SUBGRAPH>_URL` of each. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A free port for the router and for each subgraph. */
export async function serviceAddresses(): Promise<ServiceAddresses> {
  const ports = new Set<number>();
  while (ports.size <= subgraphNames.length) ports.add(await findFreePort(undefined));
  const [router, ...others] = ports;
  const urls = Object.fromEntries(subgraphNames.map((name, index) => [name, `http://127.0.0.1:${others[index]}`]));
  const settings = Object.entries(urls).map(([name, url]) => [`${name.toUpperCase()}_URL`, url]);
  return {
    urls: urls as Record<SubgraphName, string>,
    environment: { PORT: String(router), ...Object.fromEntries(settings) },
  };
}
