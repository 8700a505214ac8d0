import { graphError } from "@souk/kernel/graph-error";
import { isAdmin } from "@souk/kernel/viewer";
import { BREAK, GraphQLError, visit, type DocumentNode } from "graphql";
import type { OperationCheck } from "../gateway/operation-checks.js";
import { notePublic } from "../gateway/router-context.js";

const known = new WeakMap<DocumentNode, boolean>();

/** In production the schema is for admins. */
export function introspectionCheck(production: boolean): OperationCheck {
  return ({ document, contextValue }) => {
    if (!introspects(document)) return;
    notePublic(contextValue.reply, false);
    if (!production || isAdmin(contextValue.viewer)) return;
    const { message, extensions } = graphError("BAD_USER_INPUT", "Introspection is for admins.");
    throw new GraphQLError(message, { extensions: { ...extensions, http: { status: 400 } } });
  };
}

function introspects(document: DocumentNode): boolean {
  let found = known.get(document);
  if (found !== undefined) return found;
  found = false;
  visit(document, {
    Field({ name }) {
      if (name.value !== "__schema" && name.value !== "__type") return undefined;
      found = true;
      return BREAK;
    },
  });
  known.set(document, found);
  return found;
}
