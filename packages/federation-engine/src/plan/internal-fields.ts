import { print } from "graphql";
import type { Required } from "./query-plan.js";
import type { FederatedSchema } from "./federated-schema.js";
import { noDirectives, type SelectedField, type Selection } from "./selection.js";

const typename: SelectedField = {
  kind: "field",
  key: "__typename",
  name: "__typename",
  args: [],
  directives: noDirectives,
  selection: undefined,
};

/**
 * The fields that the plan requests for keys and `@requires`. A field that can have arguments gets a name of its own,
 * because the client can request it with other arguments.
 */
export class InternalFields {
  private readonly names = new Map<string, string>();

  constructor(private readonly schema: FederatedSchema) {}

  /** Returns the selection with the names for the answer. */
  of(selection: Selection, type: string): Selection {
    return selection.map((selected) => {
      if (selected.kind === "fragment") return { ...selected, selection: this.of(selected.selection, selected.type) };
      const inner = this.schema.fieldType(type, selected.name);
      const below = selected.selection && this.of(selected.selection, inner);
      // a subgraph cannot read an object of an abstract type without its type
      const withType = below && this.schema.isAbstract(inner) ? [typename, ...below] : below;
      return { ...selected, key: this.nameOf(selected), selection: withType };
    });
  }

  /** Returns what a representation takes from the answer. */
  required(selection: Selection, type: string): Required[] {
    return selection.map((selected): Required => {
      if (selected.kind === "fragment")
        return {
          kind: "fragment",
          type: selected.type,
          selections: this.required(selected.selection, selected.type),
        };
      const { key, name } = selected;
      if (!selected.selection) return { kind: "field", key, name, selections: undefined };
      const selections = this.required(selected.selection, this.schema.fieldType(type, name));
      return { kind: "field", key, name, selections };
    });
  }

  /** Client names never start with `_souk0_` (`compile/planned-names.ts`). */
  private nameOf({ name, args }: SelectedField): string {
    if (!this.schema.hasArguments(name)) return name;
    const text = [name, ...args.map((argument) => print(argument)).toSorted()].join(" ");
    const known = this.names.get(text) ?? `_souk0__${name}_${this.names.size}`;
    this.names.set(text, known);
    return known;
  }
}
