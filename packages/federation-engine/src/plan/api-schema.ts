import {
  buildASTSchema,
  isExecutableDefinitionNode,
  isTypeDefinitionNode,
  Kind,
  visit,
  type ASTNode,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DirectiveDefinitionNode,
  type GraphQLSchema,
  type NamedTypeNode,
  type TypeNode,
} from "graphql";
import type { SupergraphDocument } from "../supergraph-document.js";

/** Names of the specifications that supergraphs use, such as `join__FieldSet`. */
export const ofSpecifications = /^(join|link|core|federation|context|cost|connect|requiresScopes)__/;
const builtIn = new Set(["deprecated", "specifiedBy", "oneOf"]);

/** Returns the schema for clients: the supergraph without its internal types and inaccessible elements. */
export function apiSchemaOf(supergraph: SupergraphDocument): GraphQLSchema {
  const hidden = new Set(
    supergraph.definitions.flatMap((node) =>
      isTypeDefinitionNode(node) && (ofSpecifications.test(node.name.value) || isInaccessible(node))
        ? [node.name.value]
        : [],
    ),
  );
  const definitions = supergraph.definitions.flatMap((node): readonly DefinitionNode[] => {
    if (isTypeDefinitionNode(node)) return hidden.has(node.name.value) ? [] : [node];
    if (node.kind === Kind.DIRECTIVE_DEFINITION) return shownDirective(node);
    return isExecutableDefinitionNode(node) ? [] : [node];
  });
  const isShown = ({ name }: NamedTypeNode): boolean => !hidden.has(name.value);
  const withoutHidden = { enter: (node: ASTNode & Directed & { readonly type?: TypeNode }) => shown(node, isShown) };
  const document = visit(
    { kind: Kind.DOCUMENT, definitions },
    {
      FieldDefinition: withoutHidden,
      InputValueDefinition: withoutHidden,
      EnumValueDefinition: withoutHidden,
      UnionTypeDefinition: (node) => ({ ...node, types: node.types?.filter(isShown) ?? [] }),
      ObjectTypeDefinition: (node) => ({ ...node, interfaces: node.interfaces?.filter(isShown) ?? [] }),
      InterfaceTypeDefinition: (node) => ({ ...node, interfaces: node.interfaces?.filter(isShown) ?? [] }),
      Directive: ({ name }) => (builtIn.has(name.value) ? undefined : null),
    },
  );
  return buildASTSchema(document, { assumeValid: true });
}

/**
 * Returns the directive for the places from which subgraphs get it: operations and fields. A fragment is no part of a
 * fetch, so its directives would be lost. Returns nothing for the supergraph's own directives, which have places
 * in type definitions only.
 */
function shownDirective(node: DirectiveDefinitionNode): readonly DirectiveDefinitionNode[] {
  if (ofEngine.has(node.name.value)) return [node];
  const locations = node.locations.filter(({ value }) => sent.has(value));
  return locations.length > 0 ? [{ ...node, locations }] : [];
}

const sent = new Set(["QUERY", "MUTATION", "SUBSCRIPTION", "FIELD"]);
const ofEngine = new Set(["skip", "include", "defer"]);

interface Directed {
  readonly directives?: readonly ConstDirectiveNode[];
}

function isInaccessible({ directives = [] }: Directed): boolean {
  return directives.some(({ name }) => name.value === "inaccessible");
}

function shown(
  node: Directed & { readonly type?: TypeNode },
  isShown: (type: NamedTypeNode) => boolean,
): null | undefined {
  let inner = node.type;
  while (inner && inner.kind !== Kind.NAMED_TYPE) inner = inner.type;
  return isInaccessible(node) || (inner && !isShown(inner)) ? null : undefined;
}
