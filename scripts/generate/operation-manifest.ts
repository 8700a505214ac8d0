import { globSync, readFileSync } from "node:fs";
import { canonicalText, sha256 } from "@souk/router/documents/canonical-document";
import { manifestFormat, type OperationManifest } from "@souk/router/documents/operation-manifest";
import { journeyTabs } from "@souk/router/explorer/journey-tabs";
import { formatDocument } from "@urql/core";
import { buildSchema, concatAST, Kind, parse, validate, type DocumentNode } from "graphql";

/**
 * The clients whose operations reach the router. Operations between services and those of the benchmark are not
 * included.
 */
const clients: readonly Client[] = [
  {
    paths: globSync("tests/src/operations/*.graphql").filter((path) => !path.endsWith("/bench.graphql")),
    asSent: (document) => document,
  },
  { paths: globSync("router/src/rest/operations/*.graphql"), asSent: (document) => document },
  // Apollo Client's cache identifies objects by type, so it adds `__typename` everywhere
  { paths: globSync("storefront/src/**/*.graphql"), asSent: formatDocument },
];

interface Client {
  readonly paths: readonly string[];
  readonly asSent: (document: DocumentNode) => DocumentNode;
}

/** The documents of all clients. The files of one client share their fragments. */
export function clientDocuments(): DocumentNode[] {
  return [
    ...clients.map(({ paths, asSent }) =>
      asSent(concatAST([...paths].sort().map((path) => parse(readFileSync(path, "utf8"))))),
    ),
    ...journeyTabs.map(({ query }) => parse(query)),
  ];
}

/** All operations of the documents, by name. */
export function operationManifest(documents: readonly DocumentNode[]): OperationManifest {
  const operations = documents.flatMap((document) =>
    document.definitions
      .filter((node) => node.kind === Kind.OPERATION_DEFINITION)
      .map((operation) => {
        const body = canonicalText(document, operation);
        return { id: sha256(body), name: operation.name?.value ?? "", type: operation.operation, body };
      }),
  );
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const sorted = [...byId.values()].sort((one, other) =>
    `${one.name} ${one.id}` < `${other.name} ${other.id}` ? -1 : 1,
  );
  return { ...manifestFormat, operations: sorted };
}

export function manifestText(manifest: OperationManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Errors of the operations against the schema that clients see. */
export function operationProblems({ operations }: OperationManifest, apiSdl: string): string[] {
  const schema = buildSchema(apiSdl);
  return operations.flatMap(({ name, body }) =>
    validate(schema, parse(body)).map(({ message }) => `${name || "an operation without a name"}: ${message}`),
  );
}
