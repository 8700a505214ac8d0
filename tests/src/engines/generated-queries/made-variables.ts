import type { GraphQLInputType } from "graphql";
import { isEnumType, isInputObjectType, isListType, isNonNullType } from "graphql";
import type { Dice } from "./dice.js";

/** The variables that a document has come to use. */
export class MadeVariables {
  private readonly declared: string[] = [];
  private readonly conditions: string[] = [];
  readonly values: Record<string, unknown> = {};

  constructor(private readonly dice: Dice) {}

  /** A new variable with this value: sent, or as its default. */
  use(type: GraphQLInputType, value: unknown): string {
    const name = `v${this.declared.length}`;
    if (value !== null && isPlain(type) && this.dice.chance(0.2)) {
      const isEnum = isEnumType(isNonNullType(type) ? type.ofType : type);
      const literal = isEnum && typeof value === "string" ? value : JSON.stringify(value);
      this.declared.push(`$${name}: ${String(type)} = ${literal}`);
    } else {
      this.declared.push(`$${name}: ${String(type)}`);
      this.values[name] = value;
    }
    return `$${name}`;
  }

  /** For `@skip` and `@include`: true or false, or a variable that is, perhaps one that is used elsewhere too. */
  condition(): string {
    const { dice, conditions } = this;
    if (dice.chance(0.2)) return String(dice.chance(0.5));
    if (conditions.length > 0 && dice.chance(0.4)) return dice.pick(conditions);
    const name = `c${conditions.length}`;
    const hasDefault = dice.chance(0.3);
    this.declared.push(`$${name}: Boolean${hasDefault ? ` = ${dice.chance(0.5)}` : "!"}`);
    if (!hasDefault || dice.chance(0.5)) this.values[name] = dice.chance(0.5);
    conditions.push(`$${name}`);
    return `$${name}`;
  }

  /** With the brackets; empty where there are none. */
  get declaration(): string {
    return this.declared.length > 0 ? `(${this.declared.join(", ")})` : "";
  }
}

/** One value that is no list and no object. */
function isPlain(type: GraphQLInputType): boolean {
  const inner = isNonNullType(type) ? type.ofType : type;
  return !isListType(inner) && !isInputObjectType(inner);
}
