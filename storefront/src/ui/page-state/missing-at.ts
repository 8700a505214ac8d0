import type { CombinedError } from "@urql/core";

/**
 * Returns true if the value at a path is missing because a service did not answer, not because it does not exist:
 * `missingAt(error, "product", "stock")`. Leave list positions out of the path.
 */
export function missingAt(error: CombinedError | undefined, ...path: readonly string[]): boolean {
  return (error?.graphQLErrors ?? []).some(({ extensions, path: at }) => {
    if (extensions.code !== "SUBGRAPH_UNAVAILABLE") return false;
    const names = (at ?? []).filter((part) => typeof part === "string");
    // a value is also missing if one of its parents is
    return names.every((name, index) => index >= path.length || path[index] === name);
  });
}
