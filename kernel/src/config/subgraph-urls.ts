import type { SettingsReader } from "./config-reader.js";
import { projectPort, settingPrefix, subgraphPorts, type SubgraphName } from "./subgraph-addresses.js";

/** `AUDIT_URL`: the address of the audit process, if there is one, without a trailing slash. */
export function readAuditUrl(reader: SettingsReader): string | undefined {
  /**
   * @setting AUDIT_URL the address of the audit process, from which orders reads the last audit for admins
   * @default http://localhost:4100 with `npm run services`
   * @example http://localhost:4100
   */
  return reader.optionalUrl("AUDIT_URL", ["http:", "https:"])?.replace(/\/+$/, "");
}

/** `PROJECT_URL`, without a trailing slash. */
export function readProjectUrl(reader: SettingsReader): string {
  /**
   * @setting PROJECT_URL the address of the process that runs the `graph` of souk.config.ts
   * @default http://localhost:4101
   * @example http://localhost:4101
   */
  return reader.url("PROJECT_URL", ["http:", "https:"], `http://localhost:${projectPort}`).replace(/\/+$/, "");
}

/** `ROUTER_URL`: the address to which the project's resolvers send operations on the whole graph. */
export function readRouterUrl(reader: SettingsReader): string {
  /**
   * @setting ROUTER_URL the address of the router for the resolvers of souk.config.ts, in a process of their own
   * @default http://localhost:<PORT>
   * @example http://localhost:4000
   */
  return reader.url("ROUTER_URL", ["http:", "https:"], `http://localhost:${reader.port("PORT", 4000)}`);
}

/** `<SUBGRAPH>_URL`, without a trailing slash. */
export function subgraphUrl(reader: SettingsReader, name: SubgraphName): string {
  /**
   * @setting <SUBGRAPH>_URL the address of a subgraph in its own process
   * @default http://localhost:4001 to 4011
   * @example http://localhost:<port>
   */
  return reader
    .url(`${settingPrefix(name)}_URL`, ["http:", "https:"], `http://localhost:${subgraphPorts[name]}`)
    .replace(/\/+$/, "");
}
