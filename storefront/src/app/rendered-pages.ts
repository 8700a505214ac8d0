import { matchPath, matchRoutes } from "react-router";
import { routesFor } from "./routes";

/**
 * Pages that are the same for all visitors. The server renders them for search engines, link previews and browsers
 * without JavaScript.
 */
const rendered = ["/", "/products", "/products/:slug", "/categories/:slug", "/courses", "/courses/:slug", "/login"];

const routes = routesFor("en");

/** An unknown address is rendered too, as a 404 page. */
export function isRendered(pathname: string): boolean {
  if (rendered.some((pattern) => matchPath(pattern, pathname) !== null)) return true;
  return !isPage(pathname);
}

/** Whether the shop has a page at this address. */
export function isPage(pathname: string): boolean {
  return matchRoutes(routes, pathname)?.at(-1)?.route.path !== "*";
}
