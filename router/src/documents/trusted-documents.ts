import { Kind, parse } from "graphql";
import { operationId } from "./canonical-document.js";
import type { OperationManifest } from "./operation-manifest.js";

/** All operations of some manifests. */
export class TrustedDocuments {
  private readonly texts = new Map<string, string>();
  private readonly operations = new Set<string>();

  /** The ids of a manifest are what its maker made them; operations are told apart by ours. */
  constructor(manifests: readonly OperationManifest[]) {
    for (const { id, body } of manifests.flatMap(({ operations }) => operations)) {
      this.texts.set(id, body);
      const document = parse(body, { noLocation: true });
      for (const node of document.definitions)
        if (node.kind === Kind.OPERATION_DEFINITION) this.operations.add(operationId(document, node));
    }
  }

  textOf(id: string): string | undefined {
    return this.texts.get(id);
  }

  /** `id`: see `operationId`. */
  has(id: string): boolean {
    return this.operations.has(id);
  }
}
