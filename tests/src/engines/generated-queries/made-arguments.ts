import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
} from "graphql";
import type { GivenName } from "../../authorization/known-objects/known-objects.js";
import { usualInput } from "../../fuzz/usual-values.js";
import type { Dice } from "./dice.js";
import type { MadeVariables } from "./made-variables.js";

type Given = (name: GivenName) => string;
type Place = Pick<GraphQLArgument | GraphQLInputField, "name" | "type">;

/** An id that does not exist: a mutation with it finds nothing and changes nothing. */
const unknownId = "00000000-0000-4000-8000-000000000000";

/** The probability of each optional argument. */
const shares: Readonly<Record<string, number>> = { id: 0.9, first: 0.5, last: 0.1, after: 0.05, before: 0.05 };
const usualShare = 0.25;

const pageSizes = [0, 1, 1, 2, 3, 5, 20];
const texts = ["lamp", "Lamp", "shine", "", "é", "nothing that is there"];

/** Generates arguments of fields as text: mostly values that exist in the known shop, and a few that do not. */
export class MadeArguments {
  constructor(
    private readonly dice: Dice,
    private readonly variables: MadeVariables,
    private readonly given: Given,
    /** For a mutation that must change nothing: uses ids that do not exist, and only required arguments. */
    private readonly aboutNothing: boolean,
  ) {}

  /** Includes the brackets; empty without arguments. */
  text(coordinate: string, args: readonly GraphQLArgument[]): string {
    const given = args
      .filter((argument) => this.isGiven(argument))
      .map((argument) => `${argument.name}: ${this.valueText(coordinate, argument)}`);
    return given.length > 0 ? `(${given.join(", ")})` : "";
  }

  private isGiven({ name, type }: Place): boolean {
    if (isNonNullType(type)) return true;
    return !this.aboutNothing && this.dice.chance(shares[name] ?? usualShare);
  }

  private valueText(coordinate: string, place: Place): string {
    const { dice, variables } = this;
    const value = this.value(coordinate, place);
    return dice.chance(0.35) ? variables.use(place.type, value) : this.literal(value, place.type);
  }

  private value(coordinate: string, { name, type }: Place): unknown {
    const { dice } = this;
    if (!isNonNullType(type) && dice.chance(0.04)) return null;
    const inner = isNonNullType(type) ? type.ofType : type;
    if (isListType(inner)) {
      const item = () => this.value(coordinate, { name, type: inner.ofType });
      // GraphQL also accepts a single value for a list
      return dice.chance(0.2) ? (item() ?? []) : Array.from({ length: dice.whole(0, 2) }, item);
    }
    if (isEnumType(inner)) return dice.pick(inner.getValues()).name;
    if (isInputObjectType(inner)) {
      const fields = Object.values(inner.getFields()).filter((field) => this.isGiven(field));
      return Object.fromEntries(fields.map((field) => [field.name, this.value(coordinate, field)]));
    }
    if (inner.name === "Boolean") return dice.chance(0.5);
    if (name === "first" || name === "last") return dice.chance(0.02) ? dice.pick([-1, 101]) : dice.pick(pageSizes);
    return this.usual(coordinate, { name, type: inner });
  }

  private usual(coordinate: string, place: Place): unknown {
    const { dice, given } = this;
    if (this.aboutNothing && /id$|ids$|trackingNumber/i.test(place.name)) return unknownId;
    const known = knownWords[place.name];
    if (known && dice.chance(0.9)) return given(known);
    const value = usualInput({ coordinate, args: [place as GraphQLArgument] }, [place.name], given)[place.name];
    if (String(place.type) === "ID" && dice.chance(0.1)) return unknownId;
    return value ?? (String(place.type) === "ID" ? given("product") : dice.pick(texts));
  }

  private literal(value: unknown, type: GraphQLInputType): string {
    const inner = isNonNullType(type) ? type.ofType : type;
    if (Array.isArray(value)) {
      const item = isListType(inner) ? inner.ofType : inner;
      return `[${value.map((each) => this.literal(each, item)).join(", ")}]`;
    }
    if (isListType(inner)) return this.literal(value, inner.ofType);
    if (isInputObjectType(inner) && typeof value === "object" && value !== null) {
      const fields = inner.getFields();
      const entries = Object.entries(value).map(([name, item]) => {
        const field = fields[name];
        if (!field) throw new Error(`${inner.name} has no ${name}`);
        const isVariable = this.dice.chance(0.1);
        return `${name}: ${isVariable ? this.variables.use(field.type, item) : this.literal(item, field.type)}`;
      });
      return `{ ${entries.join(", ")} }`;
    }
    return isEnumType(inner) && typeof value === "string" ? value : (JSON.stringify(value) ?? "null");
  }
}

/** The known object for each argument name. */
const knownWords: Readonly<Record<string, GivenName | undefined>> = {
  slug: "category",
  category: "category",
  number: "number",
  token: "link",
  from: "yesterday",
  to: "tomorrow",
};
