/** The path of a subgraph's stream of changed public data. Only the router may read it. */
export const publicChangesPath = "/public-changes";
