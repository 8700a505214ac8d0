import { matchPath, matchRoutes } from "react-router";
import { localizedPath } from "./localized-path";
import { routesFor } from "./routes";
import { secretFormPaths } from "./secret-address";

/** Pages that are the same for all visitors. They are rendered without cookies, also for search engines. */
const anonymous = ["/", "/products", "/products/:slug", "/categories/:slug", "/courses", "/courses/:slug"];

/** Pages with the visitor's own data. They are rendered with the visitor's cookies, and no cache stores them. */
const personal = [
  "/login",
  "/register",
  "/verify",
  "/forgot-password",
  ...secretFormPaths,
  "/cart",
  "/checkout",
  "/checkout/return",
  "/orders/:number",
  "/orders/lookup",
  "/orders/lookup/:token",
  "/account",
  "/account/orders",
];

/** Pages whose `action` processes their own form on the server. */
export const formPaths: readonly string[] = [
  "/login",
  "/register",
  "/verify",
  "/forgot-password",
  ...secretFormPaths,
  "/sign-out",
  "/products/:slug",
  "/courses/:slug",
  "/cart",
  "/checkout",
  "/orders/lookup",
  "/orders/:number",
  "/account",
];

const routes = routesFor("en");

/** An unknown address is rendered too, as a 404 page. */
export function isRendered(pathname: string): boolean {
  return isOneOf(anonymous, pathname) || isPersonal(pathname) || !isPage(pathname);
}

export function isPersonal(pathname: string): boolean {
  return isOneOf(personal, pathname);
}

/** Whether the shop has a page at this address. */
export function isPage(pathname: string): boolean {
  return matchRoutes(routes, localizedPath(pathname).path)?.at(-1)?.route.path !== "*";
}

function isOneOf(patterns: readonly string[], pathname: string): boolean {
  const { path } = localizedPath(pathname);
  return patterns.some((pattern) => matchPath(pattern, path) !== null);
}
