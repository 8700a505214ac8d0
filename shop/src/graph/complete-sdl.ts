import {
  Kind,
  parse,
  print,
  visit,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
} from "graphql";

const link = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@inaccessible", "@external", "@requires", "@provides", "@override", "@tag", "@authenticated", "@requiresScopes"]
)\n`;

/** GraphQL has these scalars without a definition. */
const ofGraphql = ["ID", "String", "Int", "Float", "Boolean"];

/** Adds the link to the federation specification if the SDL has none. */
export function withLink(sdl: string): string {
  return sdl.includes("@link") ? sdl : link + sdl;
}

/**
 * Completes the SDL of a project, so that it can name Souk's types without repeating them: an extended entity gets its
 * key, a field may lead to an entity, and scalars, enums and shared types such as Money are copied from `own`, the
 * SDL of Souk's subgraphs. Throws GraphQLError when the SDL is no GraphQL.
 */
export function completeSdl(sdl: string, own: readonly DocumentNode[]): string {
  const known = own.flatMap(({ definitions }) => definitions);
  const entities = new Set(known.flatMap((node) => (isObject(node) && isEntity(node) ? [node.name.value] : [])));
  const { definitions } = parse(sdl);
  const declared = definitions.map((node) =>
    isObject(node) && entities.has(node.name.value) && !isEntity(node) ? withKey(node) : node,
  );
  return withLink(
    print({ kind: Kind.DOCUMENT, definitions: [...declared, ...missingTypes(declared, known, entities)] }),
  );
}

function missingTypes(
  declared: readonly DefinitionNode[],
  known: readonly DefinitionNode[],
  entities: ReadonlySet<string>,
): DefinitionNode[] {
  const names = new Set([...ofGraphql, ...declared.flatMap(nameOf)]);
  const added: DefinitionNode[] = [];
  const pending: DefinitionNode[] = [...declared];
  for (let node = pending.shift(); node; node = pending.shift()) {
    for (const name of namedTypes(node)) {
      const found = names.has(name) ? undefined : copyOf(name, known, entities);
      if (!found) continue;
      names.add(name);
      added.push(found);
      pending.push(found);
    }
  }
  return added;
}

/** Returns undefined for a name that Souk does not know, or whose type only one subgraph may have. */
function copyOf(
  name: string,
  known: readonly DefinitionNode[],
  entities: ReadonlySet<string>,
): DefinitionNode | undefined {
  if (entities.has(name)) return stubOf(name);
  const found = known.find((node) => nameOf(node)[0] === name);
  if (!found) return undefined;
  if (isObject(found)) return hasDirective(found, "shareable") ? withoutHints(found) : undefined;
  const isCopied = found.kind === Kind.SCALAR_TYPE_DEFINITION || found.kind === Kind.ENUM_TYPE_DEFINITION;
  return isCopied ? withoutHints(found) : undefined;
}

function withKey<Node extends ObjectTypeDefinitionNode | ObjectTypeExtensionNode>(node: Node): Node {
  const { fields = [], directives = [] } = node;
  const [stub] = parse(`type Any @key(fields: "id") { id: ID! }`).definitions as [ObjectTypeDefinitionNode];
  const id = fields.some(({ name }) => name.value === "id") ? [] : (stub.fields ?? []);
  return { ...node, directives: [...directives, ...(stub.directives ?? [])], fields: [...id, ...fields] };
}

function stubOf(name: string): DefinitionNode | undefined {
  return parse(`type ${name} @key(fields: "id", resolvable: false) { id: ID! }`).definitions[0];
}

/** Removes the directives of Souk's subgraphs that are no part of the specification. */
function withoutHints<Node extends DefinitionNode>(node: Node): Node {
  const unknown = (directive: ConstDirectiveNode): boolean =>
    !["shareable", "specifiedBy", "inaccessible", "deprecated"].includes(directive.name.value);
  return visit(node, { Directive: (directive) => (unknown(directive as ConstDirectiveNode) ? null : undefined) });
}

function namedTypes(node: DefinitionNode): string[] {
  const names: string[] = [];
  visit(node, { NamedType: ({ name }) => void names.push(name.value) });
  return names;
}

function nameOf(node: DefinitionNode): string[] {
  return "name" in node && node.name ? [node.name.value] : [];
}

function isObject(node: DefinitionNode): node is ObjectTypeDefinitionNode | ObjectTypeExtensionNode {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION;
}

function isEntity(node: ObjectTypeDefinitionNode | ObjectTypeExtensionNode): boolean {
  return hasDirective(node, "key");
}

function hasDirective({ directives = [] }: ObjectTypeDefinitionNode | ObjectTypeExtensionNode, name: string): boolean {
  return directives.some((directive) => directive.name.value === name);
}
