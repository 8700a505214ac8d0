import { getMetadataStorage } from "type-graphql";

/** What `@Authorized` takes on each mutation of the subgraphs whose schemas were built in this process, by the mutation's name. */
export function mutationPermissions(): ReadonlyMap<string, readonly string[]> {
  const { mutations } = getMetadataStorage();
  return new Map(mutations.map(({ schemaName, roles }) => [schemaName, (roles ?? []).map(String)]));
}
