import type { CombinedError } from "@urql/core";

/**
 * Whether something is missing because a service did not answer, not because there is none:
 * `missingAt(error, "product", "stock")` for that path, list positions left out.
 */
export function missingAt(error: CombinedError | undefined, ...path: readonly string[]): boolean {
  return (error?.graphQLErrors ?? []).some(({ extensions, path: at }) => {
    if (extensions.code !== "SUBGRAPH_UNAVAILABLE") return false;
    const names = (at ?? []).filter((part) => typeof part === "string");
    // what is missing above it is missing here too
    return names.every((name, index) => index >= path.length || path[index] === name);
  });
}
