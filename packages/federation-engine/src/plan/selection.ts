import {
  Kind,
  parse,
  print,
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from "graphql";

/** A selection set without named fragments. Selections are compared by identity, so equal ones are made once. */
export type Selection = readonly Selected[];
type Selected = SelectedField | SelectedFragment;

export interface SelectedField {
  readonly kind: "field";
  /** The name in the answer. */
  readonly key: string;
  readonly name: string;
  readonly args: readonly ArgumentNode[];
  readonly directives: DirectiveLists;
  readonly selection: Selection | undefined;
}

/**
 * The directives that a subgraph gets with a field. A client can select a field several times: each different list of
 * directives is one of its selections.
 */
export type DirectiveLists = Readonly<Record<string, readonly DirectiveNode[]>>;

export const noDirectives: DirectiveLists = { "": [] };

export interface SelectedFragment {
  readonly kind: "fragment";
  readonly type: string;
  readonly selection: Selection;
}

/**
 * Reads a selection set whose fragments are in the document. A fragment is read once, however often it is spread: its
 * places share one object.
 */
export function readSelection(selectionSet: SelectionSetNode, document: DocumentNode): Selection {
  return new SelectionReader(document).read(selectionSet);
}

class SelectionReader {
  private readonly definitions: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly fragments = new Map<string, SelectedFragment>();

  constructor(document: DocumentNode) {
    const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.definitions = new Map(fragments.map((node) => [node.name.value, node]));
  }

  read({ selections }: SelectionSetNode): Selection {
    const selected = new Set<Selected>();
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        const { name, alias, arguments: args = [], selectionSet } = node;
        const selection = selectionSet && this.read(selectionSet);
        const directives = listsOf(node);
        selected.add({ kind: "field", key: (alias ?? name).value, name: name.value, args, directives, selection });
      } else if (node.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = this.named(node.name.value);
        if (fragment) selected.add(fragment);
      } else {
        const selection = this.read(node.selectionSet);
        const type = node.typeCondition?.name.value;
        if (type !== undefined) selected.add({ kind: "fragment", type, selection });
        else for (const each of selection) selected.add(each);
      }
    }
    return [...selected];
  }

  private named(name: string): SelectedFragment | undefined {
    const definition = this.definitions.get(name);
    if (!definition) return undefined;
    const known = this.fragments.get(name);
    if (known) return known;
    const type = definition.typeCondition.name.value;
    const fragment = { kind: "fragment", type, selection: this.read(definition.selectionSet) } as const;
    this.fragments.set(name, fragment);
    return fragment;
  }
}

function listsOf({ directives = [] }: FieldNode): DirectiveLists {
  return directives.length === 0 ? noDirectives : { [directives.map(print).join(" ")]: directives };
}

/** Returns all lists of both; the same object as the first when the other adds none. */
function bothDirectives(one: DirectiveLists, other: DirectiveLists): DirectiveLists {
  return one === other || Object.keys(other).every((text) => text in one) ? one : { ...one, ...other };
}

/** Reads a field set such as `id store { id }`. */
export function readFieldSet(text: string): Selection {
  const document = parse(`{ ${text} }`, { noLocation: true });
  const [operation] = document.definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION ? readSelection(operation.selectionSet, document) : [];
}

const singles = new WeakMap<SelectedField, Selection>();

/** Returns a selection with only this field, always the same one. */
export function only(field: SelectedField): Selection {
  const known = singles.get(field) ?? [field];
  singles.set(field, known);
  return known;
}

/** Divides a field's selection: returns the field once for each path to a field without subfields. */
export function leafPaths(field: SelectedField): SelectedField[] {
  if (!field.selection) return [field];
  return pathsIn(field.selection, new Map()).map((selection) => ({ ...field, selection }));
}

/** Returns each path once, although fragments that are spread twice lead to it twice. */
function pathsIn(selection: Selection, known: Map<Selection, readonly Selection[]>): readonly Selection[] {
  const there = known.get(selection);
  if (there) return there;
  const paths = new Map<string, Selection>();
  for (const selected of selection) {
    const inner = selected.selection ? pathsIn(selected.selection, known) : [undefined];
    for (const path of inner) {
      const whole = [path ? ({ ...selected, selection: path } as Selected) : selected];
      paths.set(JSON.stringify(whole), whole);
    }
  }
  const found = [...paths.values()];
  known.set(selection, found);
  return found;
}

const counts = new WeakMap<Selection, number>();

/** Returns the number of paths to fields without subfields. */
export function leafCount({ selection }: Pick<SelectedField, "selection">): number {
  if (!selection) return 1;
  const known = counts.get(selection) ?? selection.reduce((sum, selected) => sum + leafCount(selected), 0);
  counts.set(selection, known);
  return known;
}

let lastId = 0;
const ids = new WeakMap<Selection, number>();
const combined = new WeakMap<Selection, Map<string, Selection>>();

/** Joins selections, always into the same one: other code compares selections by identity. */
function combinedSelection(selections: ReadonlySet<Selection>): Selection | undefined {
  const [first, ...others] = selections;
  if (!first || others.length === 0) return first;
  const byOthers = combined.get(first) ?? new Map<string, Selection>();
  combined.set(first, byOthers);
  const key = others.map(idOf).join();
  const known = byOthers.get(key) ?? [...new Set([first, ...others].flat())];
  byOthers.set(key, known);
  return known;
}

function idOf(selection: Selection): number {
  const id = ids.get(selection) ?? (lastId += 1);
  ids.set(selection, id);
  return id;
}

/** The fields of selections for one type of object, with the selections of equal names joined. */
export class CollectedFields {
  private readonly known = new WeakMap<Selection, Map<string, readonly SelectedField[]>>();

  /** `fits`: whether an object of `type` matches a type condition. */
  constructor(private readonly fits: (type: string, condition: string) => boolean) {}

  of(selection: Selection, type: string): readonly SelectedField[] {
    let byType = this.known.get(selection);
    if (!byType) this.known.set(selection, (byType = new Map<string, readonly SelectedField[]>()));
    const known = byType.get(type);
    if (known) return known;
    const collected = joined(this.flat(selection, type, new Set(), []));
    byType.set(type, collected);
    return collected;
  }

  /** Adds the selection's fields for the type to `fields`, each selection once. */
  private flat(selection: Selection, type: string, visited: Set<Selection>, fields: SelectedField[]): SelectedField[] {
    if (visited.has(selection)) return fields;
    visited.add(selection);
    for (const selected of selection) {
      if (selected.kind === "field") fields.push(selected);
      else if (this.fits(type, selected.type)) this.flat(selected.selection, type, visited, fields);
    }
    return fields;
  }
}

/** Joins the selections of fields with the same name in the answer. */
export function joined(fields: readonly SelectedField[]): SelectedField[] {
  const byKey = new Map<string, { field: SelectedField; readonly selections: Set<Selection> }>();
  for (const field of fields) {
    const there = byKey.get(field.key) ?? { field, selections: new Set<Selection>() };
    const directives = bothDirectives(there.field.directives, field.directives);
    if (directives !== there.field.directives) there.field = { ...there.field, directives };
    if (field.selection) there.selections.add(field.selection);
    byKey.set(field.key, there);
  }
  return [...byKey.values()].map(({ field, selections }) => {
    const selection = combinedSelection(selections);
    return selection === undefined || selection === field.selection ? field : { ...field, selection };
  });
}

/** Separates the fields for all types from the fragments for some of them. */
export function divide(selection: Selection, isForAll: (condition: string) => boolean) {
  const direct: SelectedField[] = [];
  const others = new Set<Selected>();
  const visited = new Set<Selection>();
  const walk = (part: Selection): void => {
    if (visited.has(part)) return;
    visited.add(part);
    for (const selected of part) {
      if (selected.kind === "field") direct.push(selected);
      else if (isForAll(selected.type)) walk(selected.selection);
      else others.add(selected);
    }
  };
  walk(selection);
  return { direct, others: [...others] };
}

/** A key and a `@requires` can name the same field. */
export function withoutRepeats(selection: Selection): Selection {
  const { direct, others } = divide(selection, () => false);
  return [...joined(direct), ...others];
}
