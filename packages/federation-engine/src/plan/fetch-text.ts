import {
  Kind,
  print,
  visit,
  type ArgumentNode,
  type DirectiveNode,
  type TypeNode,
  type VariableDefinitionNode,
} from "graphql";
import type { Rewrite, RewriteStep } from "./query-plan.js";
import type { RequestedFields } from "./fetch-group.js";

/** A selection in GraphQL, and the changes that give its answer the client's names. */
export interface FetchText {
  readonly text: string;
  readonly rewrites: readonly Rewrite[];
  /** The variables of the operation that the selection uses. */
  readonly variables: ReadonlySet<string>;
}

export function fetchText(fields: RequestedFields): FetchText {
  const aliases = new Aliases(fields);
  const variables = new Set<string>();
  return { text: written(fields, aliases, variables), rewrites: aliases.rewrites, variables };
}

function written({ fields, fragments }: RequestedFields, aliases: Aliases, variables: Set<string>): string {
  const parts = [...fields].map(([key, field]) => {
    for (const each of field.args) addVariables(each, variables);
    const name = aliases.of(fields, key);
    const alias = name === field.name ? "" : `${name}: `;
    const args = field.args.length > 0 ? `(${field.args.map(print).join(", ")})` : "";
    const [first = "", ...others] = Object.entries(field.directives).map(([text, directives]) => {
      for (const each of directives) addVariables(each, variables);
      return `${alias}${field.name}${args}${text === "" ? "" : ` ${text}`}`;
    });
    const below = field.below ? ` ${written(field.below, aliases, variables)}` : "";
    return [first + below, ...others.map((other) => (field.below ? `${other} { __typename }` : other))].join(" ");
  });
  for (const [type, inner] of fragments) parts.push(`... on ${type} ${written(inner, aliases, variables)}`);
  return `{ ${parts.length > 0 ? parts.join(" ") : "__typename"} }`;
}

/** Adds the variables of an argument or of a directive. */
export function addVariables(node: ArgumentNode | DirectiveNode, variables: Set<string>): void {
  visit(node, {
    Variable({ name }) {
      variables.add(name.value);
    },
  });
}

/** Returns the definitions of these variables, as in the client's operation. */
export function variableTexts(
  definitions: readonly VariableDefinitionNode[],
  used: ReadonlySet<string>,
): readonly string[] {
  return definitions
    .filter(({ variable }) => used.has(variable.name.value))
    .map((definition) => print({ ...definition, directives: [] }));
}

type Fields = RequestedFields["fields"];

interface Overlay {
  readonly fields: RequestedFields;
  readonly steps: readonly RewriteStep[];
}

/**
 * Fields of different types of objects can have the same name in the answer only when their own types have the same
 * shape in the subgraph. Otherwise, all but the first get another name in the request.
 */
class Aliases {
  readonly rewrites: Rewrite[] = [];
  private readonly names = new Map<Fields, Map<string, string>>();

  constructor(fields: RequestedFields) {
    this.assign([{ fields, steps: [] }]);
  }

  of(fields: Fields, key: string): string {
    return this.names.get(fields)?.get(key) ?? key;
  }

  /** `overlays`: selections of the same objects. */
  private assign(overlays: readonly Overlay[]): void {
    const all = overlays.flatMap(withFragments);
    for (const [key, shapes] of byShape(all)) {
      [...shapes.values()].forEach((same, index) => {
        const alias = index === 0 ? key : `_souk0__${index}_${key}`;
        this.assign(
          same.flatMap(({ fields, steps }) => {
            const below = fields.fields.get(key)?.below;
            return below ? [{ fields: below, steps: [...steps, { key: alias }] }] : [];
          }),
        );
        if (index === 0) return;
        for (const { fields, steps } of same) {
          const names = this.names.get(fields.fields) ?? new Map<string, string>();
          this.names.set(fields.fields, names.set(key, alias));
          this.rewrites.push({ path: [...steps, { key: alias }], action: { renameTo: key } });
        }
      });
    }
  }
}

function withFragments(overlay: Overlay): Overlay[] {
  const { fields, steps } = overlay;
  const inner = [...fields.fragments].flatMap(([type, fragment]) =>
    withFragments({ fields: fragment, steps: [...steps, { types: [type] }] }),
  );
  return [overlay, ...inner];
}

function byShape(overlays: readonly Overlay[]): Map<string, Map<string, Overlay[]>> {
  const keys = new Map<string, Map<string, Overlay[]>>();
  for (const overlay of overlays) {
    for (const [key, { type, below }] of overlay.fields.fields) {
      const shapes = keys.get(key) ?? new Map<string, Overlay[]>();
      keys.set(key, shapes);
      const shape = shapeText(type, below !== undefined);
      shapes.set(shape, [...(shapes.get(shape) ?? []), overlay]);
    }
  }
  return keys;
}

function shapeText(type: TypeNode, isComposite: boolean): string {
  if (type.kind === Kind.NAMED_TYPE) return isComposite ? "{}" : type.name.value;
  const inner = shapeText(type.type, isComposite);
  return type.kind === Kind.LIST_TYPE ? `[${inner}]` : `${inner}!`;
}
