import { graphError } from "@souk/kernel/graph-error";
import type { Logger } from "@souk/kernel/logger";
import { isAdmin } from "@souk/kernel/viewer";
import { GraphQLError } from "graphql";
import { LRUCache } from "lru-cache";
import type { OperationCheck } from "../gateway/operation-checks.js";
import { operationId } from "./canonical-document.js";
import type { DocumentTrust } from "./trusted-documents-setting.js";

const rememberedUnknown = 10_000;

/**
 * Refuses, or in the mode `log` tells of, operations that no manifest has, however they came: by text, by id or by a hash.
 * Admins explore with whatever they write; all other limits hold for them too.
 */
export function trustedCheck({ mode, documents }: DocumentTrust, logger: Logger): OperationCheck {
  const told = new LRUCache<string, true>({ max: rememberedUnknown });
  return ({ document, operation, contextValue }) => {
    if (mode === "off") return;
    const id = operationId(document, operation);
    if (documents.has(id)) return;
    if (mode === "only") {
      if (!isAdmin(contextValue.viewer)) throw untrusted();
      return;
    }
    if (told.has(id)) return;
    told.set(id, true);
    const { correlationId } = contextValue;
    logger.info(
      { correlationId, operationId: id, operationName: operation.name?.value },
      "no manifest has this operation",
    );
  };
}

function untrusted(): GraphQLError {
  const { message, extensions } = graphError(
    "UNTRUSTED_DOCUMENT",
    "Only operations that are known beforehand are taken, and this is none of them.",
  );
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: extensions.status } } });
}
