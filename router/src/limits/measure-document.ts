import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

/** The size of a selection; a fragment counts at each place that spreads it. */
export interface SelectionMeasure {
  /** Number of nested field levels. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly fields: number;
  /** Fields of the selection itself, not those below them. */
  readonly topFields: number;
}

const nothing: SelectionMeasure = { depth: 0, aliases: 0, directives: 0, fields: 0, topFields: 0 };

/**
 * Measures each operation and each fragment of a document, valid or not, in time linear in its length: a fragment is
 * measured once, however often it is spread. A fragment that spreads itself counts as empty there; a rule of GraphQL
 * refuses it.
 */
export function measureDocument(document: DocumentNode): {
  readonly operations: readonly SelectionMeasure[];
  readonly fragments: readonly SelectionMeasure[];
} {
  const measurer = new Measurer(document);
  return {
    operations: document.definitions
      .filter((node) => node.kind === Kind.OPERATION_DEFINITION)
      .map(({ selectionSet, directives = [] }) =>
        plusDirectives(measurer.ofSelections(selectionSet), directives.length),
      ),
    fragments: document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map(({ name }) => measurer.ofFragment(name.value)),
  };
}

class Measurer {
  private readonly definitions: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly measured = new Map<string, SelectionMeasure>();

  constructor(document: DocumentNode) {
    this.definitions = new Map(
      document.definitions
        .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
        .map((fragment) => [fragment.name.value, fragment]),
    );
  }

  ofSelections({ selections }: SelectionSetNode): SelectionMeasure {
    return selections.map((selection) => this.ofSelection(selection)).reduce(together, nothing);
  }

  ofFragment(name: string): SelectionMeasure {
    const known = this.measured.get(name);
    if (known) return known;
    this.measured.set(name, nothing);
    const fragment = this.definitions.get(name);
    const measure = fragment
      ? plusDirectives(this.ofSelections(fragment.selectionSet), fragment.directives?.length)
      : nothing;
    this.measured.set(name, measure);
    return measure;
  }

  private ofSelection(selection: SelectionNode): SelectionMeasure {
    return plusDirectives(this.withoutDirectives(selection), selection.directives?.length);
  }

  private withoutDirectives(selection: SelectionNode): SelectionMeasure {
    if (selection.kind === Kind.INLINE_FRAGMENT) return this.ofSelections(selection.selectionSet);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.ofFragment(selection.name.value);
    const below = selection.selectionSet ? this.ofSelections(selection.selectionSet) : nothing;
    return {
      depth: below.depth + 1,
      aliases: below.aliases + (selection.alias ? 1 : 0),
      directives: below.directives,
      fields: bounded(below.fields + 1),
      topFields: 1,
    };
  }
}

function plusDirectives(measure: SelectionMeasure, count = 0): SelectionMeasure {
  return count === 0 ? measure : { ...measure, directives: bounded(measure.directives + count) };
}

function together(one: SelectionMeasure, other: SelectionMeasure): SelectionMeasure {
  return {
    depth: Math.max(one.depth, other.depth),
    aliases: bounded(one.aliases + other.aliases),
    directives: bounded(one.directives + other.directives),
    fields: bounded(one.fields + other.fields),
    topFields: bounded(one.topFields + other.topFields),
  };
}

/** Limits a count: fragments spread twice at each of a thousand levels exceed the range of a number. */
function bounded(count: number): number {
  return Math.min(count, Number.MAX_SAFE_INTEGER);
}
