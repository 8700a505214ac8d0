import {
  buildASTSchema,
  isExecutableDefinitionNode,
  isTypeDefinitionNode,
  Kind,
  visit,
  type ASTNode,
  type ConstDirectiveNode,
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
  const definitions = supergraph.definitions.filter((node) => {
    if (isTypeDefinitionNode(node)) return !hidden.has(node.name.value);
    // directives of the supergraph itself have places in type definitions only
    if (node.kind === Kind.DIRECTIVE_DEFINITION) return node.locations.some(({ value }) => executable.has(value));
    return !isExecutableDefinitionNode(node);
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

const executable = new Set([
  "QUERY",
  "MUTATION",
  "SUBSCRIPTION",
  "FIELD",
  "FRAGMENT_DEFINITION",
  "FRAGMENT_SPREAD",
  "INLINE_FRAGMENT",
  "VARIABLE_DEFINITION",
]);

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
