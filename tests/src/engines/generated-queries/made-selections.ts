import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isUnionType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from "graphql";
import type { Dice } from "./dice.js";
import type { MadeArguments } from "./made-arguments.js";
import type { MadeVariables } from "./made-variables.js";

type Field = GraphQLField<unknown, unknown>;

/** The fields at one place of the answer by their names: two fields with the same name must be the same field. */
type Scope = Map<string, { readonly requested: string; readonly below: Scope }>;

interface MadeFragment {
  readonly name: string;
  readonly type: string;
  readonly scope: Scope;
  readonly text: string;
}

/** Names of Object's own properties must work like any other alias. */
const aliases = ["a", "b", "c", "other", "id", "name", "constructor", "toString", "length"];
const maxAliases = 25;
const maxDirectives = 30;

/** Generates random, valid selections. */
export class MadeSelections {
  readonly fragments: MadeFragment[] = [];
  private aliases = 0;
  private directives = 0;

  constructor(
    private readonly dice: Dice,
    private readonly schema: GraphQLSchema,
    private readonly variables: MadeVariables,
    private readonly args: MadeArguments,
    /** The number of fields that may still be added. */
    private budget: number,
  ) {}

  /** A selection set, with its braces. */
  ofType(type: GraphQLCompositeType, scope: Scope, depth: number): string {
    const { dice, fragments } = this;
    const isNew = scope.size === 0;
    const parts: string[] = [];
    const fitting = fragments.filter((fragment) => fragment.type === type.name);
    if (isNew && fitting.length > 0 && dice.chance(0.4)) {
      const fragment = dice.pick(fitting);
      for (const [key, requested] of fragment.scope) scope.set(key, requested);
      parts.push(`...${fragment.name}${this.condition(0.1)}`);
    }
    const count = dice.whole(1, 5);
    while (parts.length < count) parts.push(this.part(type, scope, depth));
    const text = `{ ${parts.join(" ")} }`;
    if (!isNew || !dice.chance(0.15)) return text;
    const name = `F${fragments.length}`;
    fragments.push({ name, type: type.name, scope, text: `fragment ${name} on ${type.name} ${text}` });
    return `{ ...${name}${this.condition(0.1)} }`;
  }

  /** A field with its alias, arguments and selection. */
  field(type: GraphQLCompositeType, field: Field, scope: Scope, depth: number): string {
    const { dice } = this;
    this.budget -= 1;
    const given = this.args.text(`${type.name}.${field.name}`, field.args);
    const requested = `${field.name}${given}: ${String(field.type)}`;
    const key = this.keyFor(field.name, requested, scope);
    const below: Scope = scope.get(key)?.below ?? new Map();
    scope.set(key, { requested, below });
    const named = getNamedType(field.type);
    const selection = isCompositeType(named) ? ` ${this.ofType(named, below, depth - 1)}` : "";
    const text = `${key === field.name ? key : `${key}: ${field.name}`}${given}${this.condition(0.08)}${selection}`;
    // repeats the same field, which is merged with the first
    if (selection === "" || this.budget <= 0 || !dice.chance(0.06)) return text;
    const again = isCompositeType(named) ? this.ofType(named, below, depth - 1) : "";
    return `${text} ${key === field.name ? key : `${key}: ${field.name}`}${given} ${again}`;
  }

  private part(type: GraphQLCompositeType, scope: Scope, depth: number): string {
    const { dice } = this;
    if (dice.chance(0.08) || isUnionType(type)) {
      if (dice.chance(0.3)) return this.typename(scope);
      if (isUnionType(type) || dice.chance(0.6)) return this.inlineFragment(type, scope, depth);
    }
    if (dice.chance(isInterfaceType(type) ? 0.4 : 0.06)) return this.inlineFragment(type, scope, depth);
    const fields = isUnionType(type) ? [] : Object.values(type.getFields());
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
    const deeper = fields.filter((field) => !leaves.includes(field));
    const continues = depth > 0 && this.budget > 0 && deeper.length > 0;
    if (continues && (leaves.length === 0 || dice.chance(0.45)))
      return this.field(type, dice.pick(deeper), scope, depth);
    if (leaves.length === 0) return this.typename(scope);
    return this.field(type, dice.pick(leaves), scope, depth);
  }

  private inlineFragment(type: GraphQLCompositeType, scope: Scope, depth: number): string {
    const { dice } = this;
    const narrower = this.narrower(type);
    if (!isUnionType(type) && dice.chance(0.3)) return `...${this.condition(0.4)} ${this.inner(type, scope, depth)}`;
    const inside = dice.pick(narrower);
    return `... on ${inside.name}${this.condition(0.15)} ${this.inner(inside, scope, depth)}`;
  }

  /** Fields of an inline fragment belong to the same place as the fields around it. */
  private inner(type: GraphQLCompositeType, scope: Scope, depth: number): string {
    const parts = Array.from({ length: this.dice.whole(1, 3) }, () => this.part(type, scope, depth));
    return `{ ${parts.join(" ")} }`;
  }

  /** Types that a fragment may name here: the possible types of `type`, and their interfaces. */
  private narrower(type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
    if (!isAbstractType(type)) return [type, ...type.getInterfaces()];
    const possible = this.schema.getPossibleTypes(type);
    const interfaces = possible.flatMap((each) => (isObjectType(each) ? each.getInterfaces() : []));
    return [...(isUnionType(type) ? [] : [type]), ...possible, ...new Set(interfaces)];
  }

  private typename(scope: Scope): string {
    this.budget -= 1;
    const key = this.keyFor("__typename", "__typename", scope);
    scope.set(key, { requested: "__typename", below: new Map() });
    return key === "__typename" ? key : `${key}: __typename`;
  }

  /** The field's own name, or an alias if another field has that name. */
  private keyFor(name: string, requested: string, scope: Scope): string {
    const { dice } = this;
    const isFree = (key: string): boolean => (scope.get(key)?.requested ?? requested) === requested;
    const expected = this.aliases < maxAliases && dice.chance(0.1) ? dice.pick(aliases) : name;
    if (isFree(expected)) {
      if (expected !== name) this.aliases += 1;
      return expected;
    }
    this.aliases += 1;
    return `${name.replace(/^_+/, "")}${this.aliases}`;
  }

  private condition(share: number): string {
    if (this.directives >= maxDirectives || !this.dice.chance(share)) return "";
    this.directives += 1;
    return ` @${this.dice.pick(["skip", "include"])}(if: ${this.variables.condition()})`;
  }
}
