import { version } from "../../package.json";

/** The headers by which the router counts the requests of the pages. */
export function clientHeaders(name: "storefront" | "storefront-server"): Readonly<Record<string, string>> {
  return { "graphql-client-name": name, "graphql-client-version": version };
}
