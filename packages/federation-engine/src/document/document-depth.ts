import { visit, type ASTNode, type DocumentNode } from "graphql";

/** Selections, lists and objects inside of each other; beyond it, recursive work could use up the stack. */
export const maxDocumentDepth = 200;

interface Definition {
  depth: number;
  readonly spreads: { readonly name: string; readonly depth: number }[];
}

export interface DocumentDepth {
  readonly depth: number;
  /** The first node that is too deep where it stands; undefined when fragments alone make a document too deep. */
  readonly node: ASTNode | undefined;
}

/**
 * Returns how deep selections, values and types are nested in a document, also by way of fragments. A spread in a circle
 * of fragments counts once.
 */
export function documentDepth(document: DocumentNode): DocumentDepth {
  const fragments = new Map<string, Definition>();
  const definitions: Definition[] = [];
  let depth = 0;
  let tooDeep: ASTNode | undefined;
  const deeper = {
    enter: (node: ASTNode): void => {
      depth += 1;
      if (depth > maxDocumentDepth) tooDeep ??= node;
      const current = definitions.at(-1);
      if (current) current.depth = Math.max(current.depth, depth);
    },
    leave: (): void => void (depth -= 1),
  };
  const begin = (): Definition => {
    const definition: Definition = { depth: 0, spreads: [] };
    definitions.push(definition);
    return definition;
  };
  visit(document, {
    OperationDefinition: { enter: () => void begin() },
    FragmentDefinition: { enter: ({ name }) => void fragments.set(name.value, begin()) },
    SelectionSet: deeper,
    ListValue: deeper,
    ObjectValue: deeper,
    ListType: deeper,
    FragmentSpread: ({ name }) => void definitions.at(-1)?.spreads.push({ name: name.value, depth }),
  });
  const known = new Map<Definition, number>();
  const depths = definitions.map((each) => totalDepth(each, fragments, known, 0));
  return { depth: depths.reduce((max, each) => Math.max(max, each), 0), node: tooDeep };
}

/** `level`: the number of fragments around; the recursion ends where a document is too deep. */
function totalDepth(
  definition: Definition,
  fragments: ReadonlyMap<string, Definition>,
  known: Map<Definition, number>,
  level: number,
): number {
  const there = known.get(definition);
  if (there !== undefined) return there;
  if (level > maxDocumentDepth) return level;
  // found by a spread in a circle
  known.set(definition, definition.depth);
  let total = definition.depth;
  for (const { name, depth } of definition.spreads) {
    const fragment = fragments.get(name);
    if (fragment) total = Math.max(total, depth + totalDepth(fragment, fragments, known, level + 1));
  }
  known.set(definition, total);
  return total;
}
