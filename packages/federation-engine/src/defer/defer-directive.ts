import {
  DirectiveLocation,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLNonNull,
  GraphQLSchema,
  GraphQLString,
  Kind,
  visit,
  type ConstValueNode,
  type DirectiveNode,
  type DocumentNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  type ValueNode,
} from "graphql";

export type FragmentNode = FragmentSpreadNode | InlineFragmentNode;

const name = "defer";

const directive = new GraphQLDirective({
  name,
  description: "Clients that accept a stream get the fields of the fragment after the rest of the answer.",
  locations: [DirectiveLocation.FRAGMENT_SPREAD, DirectiveLocation.INLINE_FRAGMENT],
  args: {
    if: { type: new GraphQLNonNull(GraphQLBoolean), defaultValue: true, description: "Deferred when true." },
    label: { type: GraphQLString, description: "Says in the answer which fragment has come." },
  },
});

/**
 * Returns the schema for clients, with `@defer`. The engine itself implements the directive; subgraphs do not know it.
 */
export function withDefer(schema: GraphQLSchema): GraphQLSchema {
  if (schema.getDirective(name)) return schema;
  const config = schema.toConfig();
  return new GraphQLSchema({ ...config, directives: [...config.directives, directive] });
}

export function isDeferDirective(node: DirectiveNode): boolean {
  return node.name.value === name;
}

export function deferArgument(node: DirectiveNode, argument: "if" | "label"): ValueNode | undefined {
  return node.arguments?.find((given) => given.name.value === argument)?.value;
}

/**
 * Whether the fragment is deferred. `conditions`: the coerced variables; an absent variable leaves the argument at its
 * default.
 */
export function isDeferred({ directives }: FragmentNode, conditions: Readonly<Record<string, unknown>>): boolean {
  const found = directives?.find(isDeferDirective);
  if (!found) return false;
  const value = deferArgument(found, "if");
  if (value?.kind !== Kind.VARIABLE) return value?.kind !== Kind.BOOLEAN || value.value;
  const given = conditions[value.name.value];
  return given === undefined || given === true;
}

export function labelOf({ directives }: FragmentNode): string | undefined {
  const found = directives?.find(isDeferDirective);
  const label = found && (deferArgument(found, "label") as ConstValueNode | undefined);
  return label?.kind === Kind.STRING ? label.value : undefined;
}

export function hasDefer(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive(node) {
      found ||= isDeferDirective(node);
    },
  });
  return found;
}

/** Removes `@defer` for the planner, which does not know it. */
export function withoutDefer(document: DocumentNode): DocumentNode {
  return visit(document, { Directive: (node) => (isDeferDirective(node) ? null : undefined) });
}
