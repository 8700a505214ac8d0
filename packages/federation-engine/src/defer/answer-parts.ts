import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from "graphql";
import { isIncluded } from "../compile/collect-fields.js";
import { isDeferred, labelOf, type FragmentNode } from "./defer-directive.js";

/** The fields of an object by their names in the answer; undefined for a leaf. */
export type SelectedFields = Map<string, SelectedFields | undefined>;

/**
 * A part of the answer that is sent at once: all fields that are not deferred, or one deferred fragment at one place of
 * the operation.
 */
export interface AnswerPart {
  readonly id: number;
  /** The deferred fragment; undefined for the fields that are not deferred. */
  readonly node: FragmentNode | undefined;
  /** Path of the objects with this part: names of fields, without indexes of lists. */
  readonly path: readonly string[];
  readonly label: string | undefined;
  readonly selected: SelectedFields;
  /** Paths of fields that subgraphs must have answered before the part can be written. */
  readonly needed: Set<string>;
}

export interface DividedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly root: GraphQLObjectType;
  readonly selectionSet: SelectionSetNode;
  /** Values of the variables that decide which fields are in the answer and which are deferred. */
  readonly conditions: Readonly<Record<string, unknown>>;
}

/** The selections for one name at one place, with the types that they apply to. */
interface TypedSelection {
  readonly type: GraphQLCompositeType;
  readonly selectionSet: SelectionSetNode;
}

/** `name`: a field's name in the answer. */
export function below(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

/**
 * Divides an operation into the first part and the deferred parts. It ignores the type conditions of fragments: a part
 * waits for all fields that it would need if every fragment matched its object.
 */
export class AnswerParts {
  /** The fields that are not deferred. */
  readonly first: AnswerPart;
  private count = 0;
  private readonly deferred = new Map<string, Map<FragmentNode, AnswerPart>>();
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(private readonly operation: DividedOperation) {
    const { document, root, selectionSet } = operation;
    this.fragments = new Map(
      document.definitions
        .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
        .map((node): [string, FragmentDefinitionNode] => [node.name.value, node]),
    );
    this.first = this.newPart([]);
    this.read(this.first, "", [{ type: root, selectionSet }], this.first.selected);
  }

  get later(): readonly AnswerPart[] {
    return [...this.deferred.values()].flatMap((parts) => [...parts.values()]);
  }

  /** Returns the part of this fragment for objects at this path; undefined when it is not deferred. */
  at(path: string, fragment: FragmentNode): AnswerPart | undefined {
    return this.deferred.get(path)?.get(fragment);
  }

  private read(part: AnswerPart, path: string, given: readonly TypedSelection[], selected: SelectedFields): void {
    const objects = new Map<string, TypedSelection[]>();
    const visited = new Set<string>();
    const collect = ({ type, selectionSet }: TypedSelection): void => {
      for (const node of selectionSet.selections) {
        if (!isIncluded(node, this)) continue;
        if (node.kind !== Kind.FIELD) {
          const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : this.fragments.get(node.name.value);
          if (!fragment) continue;
          const inner = {
            type: this.typeOf(fragment.typeCondition?.name.value) ?? type,
            selectionSet: fragment.selectionSet,
          };
          if (isDeferred(node, this.operation.conditions)) this.readDeferred(path, node, inner);
          else if (node.kind === Kind.INLINE_FRAGMENT || !visited.has(node.name.value)) {
            if (node.kind === Kind.FRAGMENT_SPREAD) visited.add(node.name.value);
            collect(inner);
          }
          continue;
        }
        const name = node.name.value;
        const key = node.alias?.value ?? name;
        const at = below(path, key);
        if (!selected.has(key)) selected.set(key, undefined);
        if (name === "__typename") {
          if (isAbstractType(type)) part.needed.add(below(path, name));
          continue;
        }
        const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
        // the engine itself answers introspection
        if (!field) continue;
        const named = getNamedType(field.type);
        if (!isCompositeType(named)) part.needed.add(at);
        else if (node.selectionSet) {
          const typed = objects.get(key) ?? [];
          typed.push({ type: named, selectionSet: node.selectionSet });
          objects.set(key, typed);
        }
      }
    };
    for (const each of given) collect(each);
    for (const [key, typed] of objects) {
      const at = below(path, key);
      const fields: SelectedFields = new Map();
      selected.set(key, fields);
      this.read(part, at, typed, fields);
      const needsFields = [...fields.keys()].some((name) => part.needed.has(below(at, name)));
      // needed to know whether the object exists, and its type
      if (!needsFields || typed.some(({ type }) => isAbstractType(type))) part.needed.add(below(at, "__typename"));
    }
  }

  private readDeferred(path: string, node: FragmentNode, inner: TypedSelection): void {
    const parts = this.deferred.get(path) ?? new Map<FragmentNode, AnswerPart>();
    if (parts.has(node)) return;
    const part = this.newPart(path === "" ? [] : path.split("."), node);
    this.deferred.set(path, parts.set(node, part));
    this.read(part, path, [inner], part.selected);
  }

  private newPart(path: readonly string[], node?: FragmentNode): AnswerPart {
    return { id: this.count++, path, node, label: node && labelOf(node), selected: new Map(), needed: new Set() };
  }

  private typeOf(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name === undefined ? undefined : this.operation.schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  }

  /** Used by `isIncluded`. */
  isTrue(variable: string): boolean {
    return this.operation.conditions[variable] === true;
  }
}
