import { getMetadataStorage } from "type-graphql";

/**
 * Returns the `@Authorized` permissions of each mutation, by name, for all subgraphs whose schemas were built in this
 * process.
 */
export function mutationPermissions(): ReadonlyMap<string, readonly string[]> {
  const { mutations } = getMetadataStorage();
  return new Map(mutations.map(({ schemaName, roles }) => [schemaName, (roles ?? []).map(String)]));
}
