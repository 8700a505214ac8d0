import { isTypeDefinitionNode, specifiedScalarTypes, visit, type DocumentNode, type NamedTypeNode } from "graphql";

/**
 * A schema without what names a type that it does not have: members of unions, and interfaces. The Rust planner takes inaccessible
 * types out of its schema for clients, but leaves their names in the unions and types that had them.
 */
export function withoutUnknownTypes(document: DocumentNode): DocumentNode {
  const known = new Set(specifiedScalarTypes.map(({ name }) => name));
  for (const node of document.definitions) if (isTypeDefinitionNode(node)) known.add(node.name.value);
  const isKnown = ({ name }: NamedTypeNode): boolean => known.has(name.value);
  return visit(document, {
    UnionTypeDefinition: (node) => ({ ...node, types: node.types?.filter(isKnown) ?? [] }),
    ObjectTypeDefinition: (node) => ({ ...node, interfaces: node.interfaces?.filter(isKnown) ?? [] }),
    InterfaceTypeDefinition: (node) => ({ ...node, interfaces: node.interfaces?.filter(isKnown) ?? [] }),
  });
}
