/**
 * The list of subgraphs: each with its port as a separate process. The order is the display order. All other lists derive from this one;
 * `npm run graph` adds a new line to the files that cannot, such as docker-compose.yml.
 */
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
  reviews: 4010,
  media: 4011,
} as const;

/** The port of a separate audit process; outside the range of subgraph ports, which may grow. */
export const auditPort = 4100;

/** The service that runs the project's own types and fields, if there are any, and its port as a separate process. */
export const projectService = "project";
export const projectPort = 4101;

export type SubgraphName = keyof typeof subgraphPorts;

export const subgraphNames = Object.keys(subgraphPorts) as readonly SubgraphName[];

/** The subgraphs with an outbox of jobs. Carts have none. */
export const subgraphsWithJobs = subgraphNames.filter((name) => name !== "cart");

/** The prefix of a subgraph's settings: `GIFT_CARDS` for `gift-cards`. */
export function settingPrefix(subgraph: string): string {
  return subgraph.replaceAll("-", "_").toUpperCase();
}

/** The name of a subgraph's database, and of the user that owns it: `souk_gift_cards` for `gift-cards`. */
export function databaseName(subgraph: string): string {
  return `souk_${subgraph.replaceAll("-", "_")}`;
}
