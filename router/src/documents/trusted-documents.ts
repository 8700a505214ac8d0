import { Kind, parse } from "graphql";
import { operationId } from "./canonical-document.js";
import type { OperationManifest } from "./operation-manifest.js";

/** All operations of one or more manifests. */
export class TrustedDocuments {
  private readonly texts = new Map<string, string>();
  private readonly operations = new Set<string>();
  /** The names of the operations. */
  readonly names: ReadonlySet<string>;

  /** The tools that write manifests choose their ids, so operations are also stored by our own id. */
  constructor(manifests: readonly OperationManifest[]) {
    this.names = new Set(manifests.flatMap(({ operations }) => operations.map(({ name }) => name)));
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
