import { Kind, parse, type FieldNode, type SelectionNode, type SelectionSetNode } from "graphql";
import { clientName } from "../compile/planned-names.js";
import { below } from "./answer-parts.js";
import type { PlanFetch, PlanPath, Required, Rewrite } from "../plan/query-plan.js";
import type { Supergraph } from "../supergraph.js";

/**
 * The fields that a fetch adds to an answer, and those that it needs; paths of fields by clients' names, without
 * indexes of lists.
 */
export interface FetchedFields {
  /** An object's `__typename` always counts as added with the object. */
  readonly provides: ReadonlySet<string>;
  readonly needs: ReadonlySet<string>;
}

const typename = "__typename";

export function fetchedFields(fetch: PlanFetch, supergraph: Supergraph): FetchedFields {
  const provides = new Set<string>();
  const needs = new Set<string>();
  const read = new FetchReader(fetch.operation.text, supergraph, provides);
  if (fetch.kind === "root") {
    read.provide(read.root, pathText(fetch.path), fetch.outputRewrites);
    if (fetch.path.length > 0) needObjects(fetch.path, needs);
  } else {
    for (const { alias, paths, requires, outputRewrites } of fetch.lists) {
      const entities = read.entities(alias);
      for (const path of paths) {
        read.provide(entities, pathText(path), outputRewrites);
        needObjects(path, needs);
        needRequired(requires, pathText(path), needs);
      }
    }
  }
  return { provides, needs };
}

class FetchReader {
  readonly root: SelectionSetNode;
  private readonly fragments: ReadonlyMap<string, { readonly type: string; readonly selectionSet: SelectionSetNode }>;

  constructor(
    text: string,
    private readonly supergraph: Supergraph,
    private readonly provides: Set<string>,
  ) {
    const { definitions } = parse(text, { noLocation: true });
    const operation = definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
    if (!operation) throw new Error("a fetch without an operation");
    this.root = operation.selectionSet;
    this.fragments = new Map(
      definitions
        .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
        .map((node) => [node.name.value, { type: node.typeCondition.name.value, selectionSet: node.selectionSet }]),
    );
  }

  entities(alias: string): SelectionSetNode | undefined {
    const isRequested = (node: SelectionNode): node is FieldNode => node.kind === Kind.FIELD && keyOf(node) === alias;
    return this.root.selections.find(isRequested)?.selectionSet;
  }

  provide(selectionSet: SelectionSetNode | undefined, path: string, rewrites: readonly Rewrite[]): void {
    const names = new Map(
      rewrites.flatMap(({ path: steps, action }) => {
        const last = steps.at(-1);
        return last && "key" in last && "renameTo" in action ? [[last.key, action.renameTo] as const] : [];
      }),
    );
    this.fields(selectionSet, path, names, undefined);
  }

  /** `type`: the type of the innermost enclosing fragment. */
  private fields(
    selectionSet: SelectionSetNode | undefined,
    path: string,
    names: ReadonlyMap<string, string>,
    type: string | undefined,
  ): void {
    for (const node of selectionSet?.selections ?? []) {
      if (node.kind !== Kind.FIELD) {
        const inner = node.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(node.name.value) : undefined;
        const condition = node.kind === Kind.INLINE_FRAGMENT ? node.typeCondition?.name.value : inner?.type;
        const innerSet = node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : inner?.selectionSet;
        this.fields(innerSet, path, names, condition ?? type);
        continue;
      }
      const given = keyOf(node);
      const at = below(path, clientName(names.get(given) ?? given));
      // a concrete type is already known; an interface's `__typename` adds the object's type
      const isKnown = node.name.value === typename && (type === undefined || !this.supergraph.isAbstract(type));
      if (!isKnown) this.provides.add(at);
      if (!node.selectionSet) continue;
      this.provides.add(below(at, typename));
      this.fields(node.selectionSet, at, names, undefined);
    }
  }
}

function keyOf({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value;
}

function pathText(path: PlanPath): string {
  return path.flatMap((step) => (step.kind === "field" ? [clientName(step.name)] : [])).join(".");
}

/** Adds the objects at a path, and the types that the path checks. */
function needObjects(path: PlanPath, needs: Set<string>): void {
  path.forEach((step, index) => {
    if (step.kind === "types") needs.add(below(pathText(path.slice(0, index)), typename));
  });
  needs.add(below(pathText(path), typename));
}

function needRequired(requires: readonly Required[], path: string, needs: Set<string>): void {
  for (const each of requires) {
    if (each.kind === "fragment") {
      needRequired(each.selections, path, needs);
      continue;
    }
    const at = below(path, clientName(each.key));
    if (each.selections) needRequired(each.selections, at, needs);
    else needs.add(at);
  }
}
