import { restRoutes } from "./rest-routes.js";

const patterns = restRoutes.map(({ path }) => new RegExp(`^${path.replace(/:\w+/g, "[^/]+")}/?$`));

/** Whether a REST route without a prefix has this address, so that an answer depends on `Accept`. */
export function isRestAddress(pathname: string): boolean {
  return patterns.some((pattern) => pattern.test(pathname));
}
