import type { SettingsReader } from "./config-reader.js";
import { settingPrefix, subgraphPorts, type SubgraphName } from "./subgraph-addresses.js";

/** `AUDIT_URL`: the address of the audit process, if there is one, without a trailing slash. */
export function readAuditUrl(reader: SettingsReader): string | undefined {
  /**
   * @setting AUDIT_URL the address of the audit process, from which orders reads the last audit for admins
   * @default http://localhost:4100 with `npm run services`
   * @example http://localhost:4100
   */
  return reader.optionalUrl("AUDIT_URL", ["http:", "https:"])?.replace(/\/+$/, "");
}

/** `<SUBGRAPH>_URL`, without a trailing slash. */
export function subgraphUrl(reader: SettingsReader, name: SubgraphName): string {
  /**
   * @setting <SUBGRAPH>_URL the address of a subgraph in its own process
   * @default http://localhost:4001 to 4009
   * @example http://localhost:<port>
   */
  return reader
    .url(`${settingPrefix(name)}_URL`, ["http:", "https:"], `http://localhost:${subgraphPorts[name]}`)
    .replace(/\/+$/, "");
}
