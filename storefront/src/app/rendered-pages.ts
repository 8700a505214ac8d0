import { matchPath, matchRoutes } from "react-router";
import { routesFor } from "./routes";

/** Pages that are the same for everybody, and are rendered for those who search, share and have no JavaScript. */
const rendered = ["/", "/products", "/products/:slug", "/categories/:slug", "/courses", "/courses/:slug", "/login"];

const routes = routesFor("en");

/** What is no page at all is rendered too: it is a 404. */
export function isRendered(pathname: string): boolean {
  if (rendered.some((pattern) => matchPath(pattern, pathname) !== null)) return true;
  return !isPage(pathname);
}

/** Whether the shop has a page at this address. */
export function isPage(pathname: string): boolean {
  return matchRoutes(routes, pathname)?.at(-1)?.route.path !== "*";
}
