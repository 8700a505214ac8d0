import { createHash } from "node:crypto";
import { Kind, print, separateOperations, type DocumentNode, type OperationDefinitionNode } from "graphql";

/**
 * Returns the canonical text of an operation, independent of its formatting: the operation and the fragments that it
 * uses, sorted by name, without comments. The SHA-256 of this text is the operation's id in a manifest.
 */
export function canonicalText(document: DocumentNode, operation: OperationDefinitionNode): string {
  const own = separateOperations(document)[operation.name?.value ?? ""];
  if (!own) throw new Error("the document does not contain the operation");
  const fragments = own.definitions
    .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
    .sort((one, other) => (one.name.value < other.name.value ? -1 : 1));
  return print({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments] });
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

const known = new WeakMap<OperationDefinitionNode, string>();

/** Returns the operation's id; memoized for each parsed document. */
export function operationId(document: DocumentNode, operation: OperationDefinitionNode): string {
  const id = known.get(operation) ?? sha256(canonicalText(document, operation));
  known.set(operation, id);
  return id;
}
