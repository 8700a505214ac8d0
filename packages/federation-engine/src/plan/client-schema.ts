import {
  isTypeDefinitionNode,
  Kind,
  specifiedScalarTypes,
  visit,
  type DocumentNode,
  type NamedTypeNode,
} from "graphql";

/** Types of the specifications that supergraphs use, such as `join__FieldSet`. */
const ofSpecifications = /^(join|link|core|federation|context|cost|connect)__/;

/**
 * Returns the Rust planner's schema for clients without types that do not belong in it: the supergraph's internal
 * types, the introspection fields, which every schema has implicitly, and inaccessible types in unions and interfaces.
 */
export function clientSchema(document: DocumentNode): DocumentNode {
  const definitions = document.definitions.filter(
    (node) => !isTypeDefinitionNode(node) || !ofSpecifications.test(node.name.value),
  );
  const known = new Set(specifiedScalarTypes.map(({ name }) => name));
  for (const node of definitions) if (isTypeDefinitionNode(node)) known.add(node.name.value);
  const isKnown = ({ name }: NamedTypeNode): boolean => known.has(name.value);
  return visit(
    { kind: Kind.DOCUMENT, definitions },
    {
      FieldDefinition: ({ name }) => (name.value.startsWith("__") ? null : undefined),
      UnionTypeDefinition: (node) => ({ ...node, types: node.types?.filter(isKnown) ?? [] }),
      ObjectTypeDefinition: (node) => ({ ...node, interfaces: node.interfaces?.filter(isKnown) ?? [] }),
      InterfaceTypeDefinition: (node) => ({ ...node, interfaces: node.interfaces?.filter(isKnown) ?? [] }),
    },
  );
}
