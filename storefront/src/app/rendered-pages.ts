import { matchPath, matchRoutes } from "react-router";
import { localizedPath } from "./localized-path";
import type { Project } from "./project/project";
import { routesFor } from "./routes";
import { secretFormPaths } from "./secret-address";

/** Pages that are the same for all visitors. They are rendered without cookies, also for search engines. */
const anonymous = [
  "/",
  "/products",
  "/products/:slug",
  "/categories/:slug",
  "/courses",
  "/courses/categories/:slug",
  "/courses/:slug",
];

/** Pages with the visitor's own data, or that must be of now. They are rendered with the visitor's cookies, and no cache stores them. */
const personal = [
  "/login",
  "/register",
  "/verify",
  "/forgot-password",
  "/verify-email",
  ...secretFormPaths,
  "/cart",
  "/checkout",
  "/checkout/return",
  "/orders/:number",
  "/orders/:number/pay",
  "/orders/:number/pay/return",
  "/orders/lookup",
  "/orders/lookup/:token",
  "/account",
  "/account/orders",
  "/account/addresses",
  "/account/addresses/new",
  "/account/addresses/:addressId",
  "/account/cards",
  "/account/cards/new",
  "/account/reviews",
  "/account/reviews/:productId",
  "/account/wishlist",
  "/wishlists/:token",
  "/certificates/:number",
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
  "/account/addresses",
  "/account/addresses/new",
  "/account/addresses/:addressId",
  "/account/cards",
  "/account/cards/new",
  "/account/reviews/:productId",
  "/account/wishlist",
];

export interface RenderedPages {
  readonly isRendered: (pathname: string) => boolean;
  readonly isPersonal: (pathname: string) => boolean;
  /** Whether the shop has a page at this address. */
  readonly isPage: (pathname: string) => boolean;
}

/** Returns which pages the server renders. The pages of a project in the admin are filled by the browser, like ours. */
export function renderedPages(project: Project): RenderedPages {
  const routes = routesFor("en", project);
  const ofShop = project.routes.filter(({ path }) => !path.startsWith("/admin/"));
  const pathsWhere = (isForVisitor: boolean) =>
    ofShop.filter((route) => (route.isPersonal ?? false) === isForVisitor).map(({ path }) => path);
  const allAnonymous = [...anonymous, ...pathsWhere(false)];
  const allPersonal = [...personal, ...pathsWhere(true)];
  const isPersonal = (pathname: string) => isOneOf(allPersonal, pathname);
  const isPage = (pathname: string) => matchRoutes(routes, localizedPath(pathname).path)?.at(-1)?.route.path !== "*";
  return {
    isPersonal,
    isPage,
    // an unknown address is rendered too, as a 404 page
    isRendered: (pathname) => isOneOf(allAnonymous, pathname) || isPersonal(pathname) || !isPage(pathname),
  };
}

/** Whether the routes of the shop itself have this path, which may contain parameters. */
export function isOwnPath(path: string): boolean {
  return matchRoutes(routesFor("en"), path)?.at(-1)?.route.path !== "*";
}

function isOneOf(patterns: readonly string[], pathname: string): boolean {
  const { path } = localizedPath(pathname);
  return patterns.some((pattern) => matchPath(pattern, path) !== null);
}
