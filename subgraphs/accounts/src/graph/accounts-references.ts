import type { ReferenceResolver } from "@souk/kernel/graph/federation-fields";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { isUuid } from "@souk/kernel/values/uuid";
import { maySeeUser } from "../domain/users/may-see-user.js";
import { accountsLoaders, type AccountsStores } from "./accounts-loaders.js";
import { instructorTypeFrom, type UserType, userTypeFrom } from "./users/user-type.js";

/** Returns a user to viewers who may see them, and null to others. */
export async function findUser(stores: AccountsStores, id: string, context: GraphContext): Promise<UserType | null> {
  if (!isUuid(id) || !maySeeUser(id, context.viewer, context.caller)) return null;
  const user = await accountsLoaders(stores, context).users.load(id);
  return user && userTypeFrom(user);
}

/** Resolves a user for viewers who may see them, and null for others; resolves an instructor for every viewer. */
export function accountsReferences(stores: AccountsStores): Record<string, ReferenceResolver> {
  return {
    User: ({ id }, context) => findUser(stores, id, context),
    Instructor: async ({ id }, context) => {
      const user = isUuid(id) ? await accountsLoaders(stores, context).users.load(id) : null;
      return user && instructorTypeFrom(user);
    },
  };
}
