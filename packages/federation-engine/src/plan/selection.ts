import { Kind, parse, type ArgumentNode, type DocumentNode, type SelectionSetNode } from "graphql";
import { fragmentSelection } from "../document/fragment-selection.js";

/** A selection set without named fragments. Selections are compared by identity, so equal ones are made once. */
export type Selection = readonly Selected[];
type Selected = SelectedField | SelectedFragment;

export interface SelectedField {
  readonly kind: "field";
  /** The name in the answer. */
  readonly key: string;
  readonly name: string;
  readonly args: readonly ArgumentNode[];
  readonly selection: Selection | undefined;
}

export interface SelectedFragment {
  readonly kind: "fragment";
  readonly type: string;
  readonly selection: Selection;
}

/** Reads a selection set whose fragments are in the document. */
export function readSelection({ selections }: SelectionSetNode, document: DocumentNode): Selection {
  return selections.flatMap((node): Selection => {
    if (node.kind === Kind.FIELD) {
      const { name, alias, arguments: args = [], selectionSet } = node;
      const selection = selectionSet && readSelection(selectionSet, document);
      return [{ kind: "field", key: (alias ?? name).value, name: name.value, args, selection }];
    }
    const selected = fragmentSelection(node, document);
    if (!selected) return [];
    const selection = readSelection(selected, document);
    const type =
      node.kind === Kind.INLINE_FRAGMENT
        ? node.typeCondition?.name.value
        : document.definitions.flatMap((each) =>
            each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === node.name.value
              ? [each.typeCondition.name.value]
              : [],
          )[0];
    return type === undefined ? selection : [{ kind: "fragment", type, selection }];
  });
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
  return pathsIn(field.selection).map((selection) => ({ ...field, selection }));
}

function pathsIn(selection: Selection): Selection[] {
  return selection.flatMap((selected): Selection[] =>
    selected.kind === "field"
      ? leafPaths(selected).map((field) => [field])
      : pathsIn(selected.selection).map((inner) => [{ ...selected, selection: inner }]),
  );
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
    const collected = joined(this.flat(selection, type));
    byType.set(type, collected);
    return collected;
  }

  private flat(selection: Selection, type: string): SelectedField[] {
    return selection.flatMap((selected) => {
      if (selected.kind === "field") return [selected];
      return this.fits(type, selected.type) ? this.flat(selected.selection, type) : [];
    });
  }
}

/** Joins the selections of fields with the same name in the answer. */
export function joined(fields: readonly SelectedField[]): SelectedField[] {
  const byKey = new Map<string, SelectedField>();
  for (const field of fields) {
    const there = byKey.get(field.key);
    if (!there) byKey.set(field.key, field);
    else if (there.selection && field.selection && there.selection !== field.selection)
      byKey.set(field.key, { ...there, selection: [...there.selection, ...field.selection] });
  }
  return [...byKey.values()];
}

/** Separates the fields for all types from the fragments for some of them. */
export function divide(selection: Selection, isForAll: (condition: string) => boolean) {
  const direct: SelectedField[] = [];
  const others: Selection[number][] = [];
  const walk = (part: Selection): void => {
    for (const selected of part) {
      if (selected.kind === "field") direct.push(selected);
      else if (isForAll(selected.type)) walk(selected.selection);
      else others.push(selected);
    }
  };
  walk(selection);
  return { direct, others };
}

/** A key and a `@requires` can name the same field. */
export function withoutRepeats(selection: Selection): Selection {
  const { direct, others } = divide(selection, () => false);
  return [...joined(direct), ...others];
}
