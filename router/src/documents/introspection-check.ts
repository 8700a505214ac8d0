import { graphError } from "@souk/kernel/errors/graph-error";
import { isAdmin } from "@souk/kernel/identity/viewer";
import { GraphQLError, type DocumentNode } from "graphql";
import { hasIntrospection } from "@souk/federation-engine";
import type { OperationCheck } from "../gateway/operation-checks.js";
import { notePublic } from "../gateway/router-context.js";

const known = new WeakMap<DocumentNode, boolean>();

/** In production, only admins may use introspection. */
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
  const found = known.get(document) ?? hasIntrospection(document);
  known.set(document, found);
  return found;
}
