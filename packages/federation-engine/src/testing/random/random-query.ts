import type { JsonObject } from "../../json-text.js";
import type { Draw } from "./draw.js";
import { isScalar, namedType, possibleTypes, type Model, type ModelField } from "./random-model.js";

export interface RandomQuery {
  readonly query: string;
  readonly variables: JsonObject;
}

/**
 * Draws a query on a model's root, with inline and named fragments, aliases, arguments, conditions and overlapping
 * selections.
 */
export function drawQuery(draw: Draw, model: Model): RandomQuery {
  return new QueryWriter(draw, model).write();
}

const depthLimit = 4;
const flags = ["yes", "no", "unsaid"];
const declared = { yes: "Boolean!", no: "Boolean!", unsaid: "Boolean = true", n: "Int", m: "Int = 3" };

class QueryWriter {
  private readonly fragments: string[] = [];
  private names = 0;

  constructor(
    private readonly draw: Draw,
    private readonly model: Model,
  ) {}

  write(): RandomQuery {
    const { draw, model } = this;
    const fields = draw.some(model.roots, 1).map((field) => this.field(field, 0));
    const conditioned = draw.chance(15) ? [`... on Query${this.condition(100)} { ${fields.join(" ")} }`] : fields;
    const again = draw.chance(20) ? [this.field(draw.oneOf(model.roots), 1)] : [];
    const typename = draw.chance(20) ? ["__typename"] : [];
    const body = [`{ ${[...typename, ...conditioned, ...again].join(" ")} }`, ...this.fragments].join("\n");
    const used = Object.entries(declared).filter(([name]) => new RegExp(`\\$${name}\\b`).test(body));
    const head = used.length > 0 ? ` (${used.map(([name, type]) => `$${name}: ${type}`).join(", ")})` : "";
    const query = `query${head} ${body}`;
    return { query, variables: { yes: true, no: false, ...(draw.chance(50) ? { n: draw.number(0, 2) } : {}) } };
  }

  private field(field: ModelField, depth: number): string {
    const { name, type, hasArgument } = field;
    const argument =
      hasArgument && this.draw.chance(80) ? `(by: ${this.draw.oneOf(["1", "2", "$n", "$m", "null"])})` : "";
    const alias = argument !== "" || this.draw.chance(20) ? `${this.newName("k")}: ` : "";
    const inner = isScalar(namedType(type)) ? "" : ` ${this.selection(namedType(type), depth + 1)}`;
    return `${alias}${name}${argument}${this.condition(12)}${inner}`;
  }

  /** Returns the selection for a type with fields, in braces. */
  private selection(type: string, depth: number): string {
    const parts = this.parts(type, depth);
    return `{ ${(parts.length > 0 ? parts : ["__typename"]).join(" ")} }`;
  }

  private parts(type: string, depth: number): string[] {
    const { draw } = this;
    const own = this.fieldsOf(type)
      .filter((field) => depth < depthLimit || isScalar(namedType(field.type)))
      .filter(() => draw.chance(depth < 2 ? 65 : 40))
      .map((field) => this.field(field, depth));
    const typename = draw.chance(20) ? [draw.chance(30) ? `${this.newName("t")}: __typename` : "__typename"] : [];
    const id = type !== "Any" && type !== "Value" && draw.chance(40) ? ["id"] : [];
    const conditions = type === "Value" || depth >= depthLimit ? [] : this.conditionsBelow(type);
    const fragments = conditions.map((condition) => this.fragment(condition, depth + 1));
    return draw.chance(50) ? [...typename, ...id, ...own, ...fragments] : [...fragments, ...own, ...id, ...typename];
  }

  /** Draws type conditions for fragments in a selection of this type. */
  private conditionsBelow(type: string): string[] {
    const possible = possibleTypes(this.model, type);
    const isAbstract = type === "Node" || type === "Any";
    const types = isAbstract ? this.draw.some(possible, 1) : this.draw.chance(15) ? [type] : [];
    const wide = ["Node", "Any"].filter((each) =>
      possibleTypes(this.model, each).some((one) => possible.includes(one)),
    );
    return [...types, ...wide.filter(() => this.draw.chance(10))];
  }

  private fragment(type: string, depth: number): string {
    const selection = this.selection(type, depth);
    if (this.draw.chance(65)) return `... on ${type}${this.condition(15)} ${selection}`;
    const name = this.newName("F");
    this.fragments.push(`fragment ${name} on ${type} ${selection}`);
    return `...${name}${this.condition(15)}`;
  }

  private fieldsOf(type: string): readonly ModelField[] {
    const { entities, nodeFields, valueFields } = this.model;
    if (type === "Value") return valueFields;
    if (type === "Any") return [];
    const entity = entities.find(({ name }) => name === type);
    // the interface has a field only for types that have it in the same subgraph
    const shared = nodeFields.filter(({ owners }) =>
      entity
        ? entity.isNode && owners.some((owner) => entity.presence.has(owner))
        : owners.some((owner) => possibleTypes(this.model, "Node", owner).length > 0),
    );
    return entity ? [...shared, ...entity.fields] : shared;
  }

  private condition(percent: number): string {
    if (!this.draw.chance(percent)) return "";
    const given = this.draw.chance(85) ? `$${this.draw.oneOf(flags)}` : this.draw.oneOf(["true", "false"]);
    return ` @${this.draw.oneOf(["skip", "include"])}(if: ${given})`;
  }

  private newName(kind: string): string {
    this.names += 1;
    return kind + String(this.names);
  }
}
