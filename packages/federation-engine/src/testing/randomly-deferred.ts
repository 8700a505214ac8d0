import {
  Kind,
  parse,
  print,
  visit,
  type DirectiveNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

/** Returns numbers from 0 up to, but not including, 1; the same numbers for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const defer: DirectiveNode = { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: "defer" } };

/** Returns the document with some of its selections deferred, also nested ones. */
export function randomlyDeferred(document: string, random: () => number): string {
  const part = (selections: readonly SelectionNode[], directives: readonly DirectiveNode[]): InlineFragmentNode => ({
    kind: Kind.INLINE_FRAGMENT,
    directives,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  });
  const sometimes = (node: FragmentSpreadNode | InlineFragmentNode) =>
    random() < 0.5 ? { ...node, directives: [...(node.directives ?? []), defer] } : undefined;
  const marked = visit(parse(document), { FragmentSpread: sometimes, InlineFragment: sometimes });
  return print(
    visit(marked, {
      SelectionSet: {
        leave(node): SelectionSetNode | undefined {
          if (random() < 0.5) return undefined;
          const later = node.selections.filter(() => random() < 0.5);
          const now = node.selections.filter((each) => !later.includes(each) || random() < 0.2);
          return later.length === 0 ? undefined : { ...node, selections: [...now, part(later, [defer])] };
        },
      },
    }),
  );
}
