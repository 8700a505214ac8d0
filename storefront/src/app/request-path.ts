import { localizedPath } from "./localized-path";

/** Returns the path of a request as the routes and `redirect` take it: without the language. */
export function requestPath(request: Request): string {
  return localizedPath(new URL(request.url).pathname).path;
}
