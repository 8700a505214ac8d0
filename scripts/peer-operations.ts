import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Kind, parse, type DocumentNode } from "graphql";
import { rootFields } from "../kernel/src/root-fields.ts";

/** What one service asks of another. */
export interface PeerOperations {
  readonly caller: string;
  readonly callee: string;
  /** Where its operations are written. */
  readonly files: readonly string[];
}

/**
 * From the `peers/` folders: `<callee>.graphql` is asked of one service, and each file of `of-several/` of every other service
 * that has all the fields which it asks for.
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

/** All that a service asks of another, as one document. */
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
