import { Kind, type ArgumentNode, type TypeNode } from "graphql";
import { noDirectives, type DirectiveLists } from "./selection.js";
import type { PlanPath, Required, Rewrite, SubgraphOperation } from "./query-plan.js";

interface RequestedField {
  readonly name: string;
  readonly args: readonly ArgumentNode[];
  readonly directives: DirectiveLists;
  /** In the subgraph. */
  readonly type: TypeNode;
  /** Undefined for a field without subfields. */
  readonly below: RequestedFields | undefined;
}

const typename: RequestedField = {
  name: "__typename",
  args: [],
  directives: noDirectives,
  type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: "String" } },
  below: undefined,
};

/** The fields that one request selects from an object, which grow while the plan is built. */
export class RequestedFields {
  /** By the name in the answer. */
  readonly fields = new Map<string, RequestedField>();
  /** By type. */
  readonly fragments = new Map<string, RequestedFields>();

  addTypename(): void {
    this.fields.set("__typename", typename);
  }

  /** Adds a field, and returns its subfields. */
  add(key: string, field: Omit<RequestedField, "below"> & { readonly isComposite: boolean }): RequestedFields {
    const there = this.fields.get(key)?.below;
    if (there) return there;
    const below = new RequestedFields();
    const { name, args, directives, type, isComposite } = field;
    this.fields.set(key, { name, args, directives, type, below: isComposite ? below : undefined });
    return below;
  }

  fragment(type: string): RequestedFields {
    const fragment = this.fragments.get(type) ?? new RequestedFields();
    this.fragments.set(type, fragment);
    return fragment;
  }
}

/** One request to a subgraph. */
export interface FetchGroup {
  /** The subgraph's name in `join__Graph`. */
  readonly graph: string;
  readonly kind: SubgraphOperation["kind"];
  readonly path: PlanPath;
  readonly fields: RequestedFields;
  /** The requests that must be complete before. */
  readonly after: ReadonlySet<FetchGroup>;
  /** Undefined for root fields. */
  readonly entity: RequestedEntity | undefined;
}

export interface RequestedEntity {
  /** The type of the objects at the path. */
  readonly type: string;
  readonly requires: readonly Required[];
  readonly inputRewrites: readonly Rewrite[];
}
