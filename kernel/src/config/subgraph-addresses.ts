import type { SettingsReader } from "./config-reader.js";

/** Every subgraph with its port as a separate process. The order is the display order. */
export const subgraphPorts = {
  accounts: 4001,
  catalog: 4002,
  inventory: 4003,
  cart: 4004,
  orders: 4005,
  payments: 4006,
  shipping: 4007,
  notifications: 4008,
  courses: 4009,
} as const;

/** The port of a separate audit process; outside the range of subgraph ports, which may grow. */
export const auditPort = 4100;

export type SubgraphName = keyof typeof subgraphPorts;

export const subgraphNames = Object.keys(subgraphPorts) as readonly SubgraphName[];

/** `AUDIT_URL`: the address of the audit process, if there is one, without a trailing slash. */
export function readAuditUrl(reader: SettingsReader): string | undefined {
  return reader.optionalUrl("AUDIT_URL", ["http:", "https:"])?.replace(/\/+$/, "");
}

/** `<SUBGRAPH>_URL`, without a trailing slash. */
export function subgraphUrl(reader: SettingsReader, name: SubgraphName): string {
  return reader
    .url(`${name.toUpperCase()}_URL`, ["http:", "https:"], `http://localhost:${subgraphPorts[name]}`)
    .replace(/\/+$/, "");
}
