import { restRoutes } from "./rest-routes.js";

const paths = new Set(restRoutes.map(({ path }) => path.replace(/:\w+/g, "[^/]+")));
const pattern = new RegExp(`^(?:${[...paths].join("|")})/?$`);

/** Whether a REST route without a prefix has this address, so that an answer depends on `Accept`. */
export function isRestAddress(pathname: string): boolean {
  return pattern.test(pathname);
}
