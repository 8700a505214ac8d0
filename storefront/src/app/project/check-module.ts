import type { PageRoute } from "@souk/storefront/extend";
import { isOwnPath } from "../rendered-pages";
import type { ProjectModule } from "./load-project";
import { slotNames } from "./project";

const knownExports = ["slots", "routes"];
const path = /^(?:\/(?:[a-z0-9-]+|:[a-z]\w*))+$/i;

/** Returns the exports of a project's pages. Throws an error that names every fault. */
export function checkedModule(given: ProjectModule): Required<ProjectModule> {
  const { slots = {}, routes = [] } = given;
  const faults = [
    ...unknownNames("export", Object.keys(given), knownExports),
    ...unknownNames("slot", Object.keys(slots), slotNames),
    ...Object.entries(slots)
      .filter(([, content]) => typeof content !== "function")
      .map(([name]) => `the slot ${name} must be a component`),
    ...routes.flatMap((route, index) => routeFaults(route, routes.slice(0, index))),
  ];
  if (faults.length > 0) throw new Error(faults.join("; "));
  return { slots, routes };
}

function unknownNames(kind: string, given: readonly string[], known: readonly string[]): string[] {
  return given
    .filter((name) => !known.includes(name))
    .map((name) => `the ${kind} ${name} is unknown; known: ${known.join(", ")}`);
}

function routeFaults(route: PageRoute, before: readonly PageRoute[]): string[] {
  const name = `the page ${String(route.path)}`;
  if (typeof route.path !== "string" || !path.test(route.path))
    return [`${name} must have a path such as /lookbook or /lookbook/:slug`];
  const isTaken = isOwnPath(sample(route.path));
  const isRepeated = before.some((each) => sample(each.path) === sample(route.path));
  return [
    ...(isTaken ? [`${name} has the address of a page of the shop`] : []),
    ...(isRepeated ? [`${name} has the address of another page of the project`] : []),
    ...(typeof route.Component === "function" ? [] : [`${name} must have a Component`]),
    ...(route.title === undefined ? [`${name} must have a title`] : []),
  ];
}

/** Returns an address of the path. */
function sample(route: string): string {
  return route.replaceAll(/:\w+/g, "x-of-the-project");
}
