import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Kind, parse, type DocumentNode } from "graphql";
import { rootFields } from "../../kernel/src/subgraph/request/root-fields.ts";

/** The operations that one service sends to another. */
export interface PeerOperations {
  readonly caller: string;
  readonly callee: string;
  /** The files with the operations. */
  readonly files: readonly string[];
}

/**
 * Reads the `peers/` folders: `<callee>.graphql` is sent to one service, and each file of `of-several/` is sent to
 * every other service that has all the fields in it.
 */
export function readPeerOperations(root = "subgraphs", schemas = "schema/subgraphs"): PeerOperations[] {
  const services = readdirSync(root).sort();
  return services.flatMap((caller) => {
    const folder = `${root}/${caller}/src/peers`;
    const ofSeveral = graphqlFiles(`${folder}/of-several`).map((name) => `${folder}/of-several/${name}`);
    return services.flatMap((callee) => {
      const own = `${folder}/${callee}.graphql`;
      const shared =
        callee === caller ? [] : ofSeveral.filter((file) => answersAll(`${schemas}/${callee}.graphql`, file));
      const files = [...(existsSync(own) ? [own] : []), ...shared];
      return files.length === 0 ? [] : [{ caller, callee, files }];
    });
  });
}

/** All operations that a service sends to another, as one document. */
export function documentOf({ files }: PeerOperations): DocumentNode {
  return { kind: Kind.DOCUMENT, definitions: files.flatMap((file) => read(file).definitions) };
}

function answersAll(schema: string, file: string): boolean {
  const fields = read(schema).definitions.flatMap((type) =>
    (type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    ["Query", "Mutation"].includes(type.name.value)
      ? (type.fields ?? []).map(({ name }) => name.value)
      : [],
  );
  return rootFields(read(file)).every((field) => fields.includes(field));
}

function graphqlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".graphql"))
    .sort();
}

function read(file: string): DocumentNode {
  return parse(readFileSync(file, "utf8"));
}
