import type { LoaderFunction, LoaderFunctionArgs } from "react-router";
import type { Locale } from "./locale";
import { hasOneAddress, localizedPath, pathIn } from "./localized-path";

/**
 * Wraps the loader of a layout. The admin has no language in its address and all other pages do, so a link between them
 * loads the other page from the server, at its own address.
 */
export function keepAddressLanguage(locale: Locale, loader?: LoaderFunction): LoaderFunction {
  return async (args) =>
    leavesLanguage(locale, args) ? new Promise<never>(() => undefined) : (loader?.(args) ?? null);
}

function leavesLanguage(locale: Locale, { request }: Pick<LoaderFunctionArgs, "request">): boolean {
  if (import.meta.env.SSR) return false;
  const { pathname, search, hash } = new URL(request.url);
  const { path } = localizedPath(pathname);
  const right = hasOneAddress(path) ? path : pathIn(locale, path);
  if (right === pathname || `${right}/` === pathname) return false;
  location.assign(right + search + hash);
  return true;
}
