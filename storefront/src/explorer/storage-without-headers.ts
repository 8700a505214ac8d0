import type { GraphiQL } from "graphiql";
import type { ComponentProps } from "react";

type ExplorerStorage = NonNullable<ComponentProps<typeof GraphiQL>["storage"]>;

/** The keys under which GraphiQL's history stores operations with their headers. */
const history = /:(queries|favorites)$/;

/** Each page has its own tabs: those of the router are no operations of a subgraph. */
const prefix = location.pathname === "/graphql" ? "" : `${location.pathname} `;

/** The browser's storage, without the headers of the history: they contain tokens. */
export const storageWithoutHeaders: ExplorerStorage = {
  get length() {
    return localStorage.length;
  },
  getItem: (key) => localStorage.getItem(prefix + key),
  setItem: (key, value) => localStorage.setItem(prefix + key, history.test(key) ? withoutHeaders(value) : value),
  removeItem: (key) => localStorage.removeItem(prefix + key),
  clear: () => localStorage.clear(),
};

function withoutHeaders(operations: string): string {
  return JSON.stringify(JSON.parse(operations), (key, value: unknown) => (key === "headers" ? undefined : value));
}
