import type { SettingsReader } from "./config-reader.js";

/** Every subgraph with the port that it has as a process of its own. The order is the order in which they are listed to people. */
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

export type SubgraphName = keyof typeof subgraphPorts;

export const subgraphNames = Object.keys(subgraphPorts) as readonly SubgraphName[];

/** `<SUBGRAPH>_URL`, without a slash at its end. */
export function subgraphUrl(reader: SettingsReader, name: SubgraphName): string {
  return reader
    .url(`${name.toUpperCase()}_URL`, ["http:", "https:"], `http://localhost:${subgraphPorts[name]}`)
    .replace(/\/+$/, "");
}
