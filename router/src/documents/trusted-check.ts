import { graphError } from "@souk/kernel/errors/graph-error";
import type { Logger } from "@souk/kernel/logging/logger";
import { isAdmin } from "@souk/kernel/identity/viewer";
import { GraphQLError } from "graphql";
import { LRUCache } from "lru-cache";
import type { OperationCheck } from "../gateway/operation-checks.js";
import { operationId } from "./canonical-document.js";
import type { DocumentTrust } from "./trusted-documents-setting.js";

const maxLoggedIds = 10_000;

/**
 * Refuses operations that are in no manifest, or logs them in the mode `log`. It does not matter whether they were sent
 * as text, id or hash. Admins may run any operation; all other limits apply to them too.
 */
export function trustedCheck({ mode, documents }: DocumentTrust, logger: Logger): OperationCheck {
  const logged = new LRUCache<string, true>({ max: maxLoggedIds });
  return ({ document, operation, contextValue }) => {
    if (mode === "off") return;
    const id = operationId(document, operation);
    if (documents.has(id)) return;
    if (mode === "only") {
      if (!isAdmin(contextValue.viewer)) throw untrusted();
      return;
    }
    if (logged.has(id)) return;
    logged.set(id, true);
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
    "Only trusted operations may run, and this operation is in no manifest.",
  );
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: extensions.status } } });
}
