import type { GraphQLInputType } from "graphql";
import { isEnumType, isInputObjectType, isListType, isNonNullType } from "graphql";
import type { Dice } from "./dice.js";

/** The variables that a document uses. */
export class MadeVariables {
  private readonly declared: string[] = [];
  private readonly conditions: string[] = [];
  readonly values: Record<string, unknown> = {};

  constructor(private readonly dice: Dice) {}

  /** Adds a variable with this value, which is sent or set as the default. */
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

  /**
   * A condition for `@skip` and `@include`: true or false, or a variable with that value, which may be used elsewhere
   * too.
   */
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

  /** Includes the brackets; empty without variables. */
  get declaration(): string {
    return this.declared.length > 0 ? `(${this.declared.join(", ")})` : "";
  }
}

/** Whether the type is a scalar or an enum, not a list or an object. */
function isPlain(type: GraphQLInputType): boolean {
  const inner = isNonNullType(type) ? type.ofType : type;
  return !isListType(inner) && !isInputObjectType(inner);
}
