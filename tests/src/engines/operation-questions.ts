import { isDeepStrictEqual } from "node:util";
import { readFileSync } from "node:fs";
import {
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  Kind,
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLInputType,
} from "graphql";
import { apiSchema } from "../authorization/coordinates.js";
import type { KnownShop } from "../authorization/known-shop.js";
import { usualInput } from "../fuzz/usual-values.js";
import type { TestOperation } from "./seen-answer.js";

interface ManifestEntry {
  readonly id: string;
  readonly name: string;
  readonly type: "query" | "mutation";
  readonly body: string;
}

const manifest = new URL("../../../schema/operations.json", import.meta.url);

const { operations } = JSON.parse(readFileSync(manifest, "utf8")) as { readonly operations: readonly ManifestEntry[] };

/** Every query of the contract, the storefront and the journeys. */
export const clientQueries = operations.filter(({ type }) => type === "query");

/** A place that uses a variable. */
interface VariableUse {
  readonly coordinate: string;
  readonly name: string;
  readonly type: GraphQLInputType;
}

/** The first use of each variable of a document. */
function variableUses(document: DocumentNode): ReadonlyMap<string, VariableUse> {
  const uses = new Map<string, VariableUse>();
  const info = new TypeInfo(apiSchema);
  const names: string[] = [];
  const named = {
    enter: ({ name }: { readonly name: { readonly value: string } }) => void names.push(name.value),
    leave: () => void names.pop(),
  };
  visit(
    document,
    visitWithTypeInfo(info, {
      Argument: named,
      ObjectField: named,
      VariableDefinition: () => false,
      Variable({ name: { value: variable } }) {
        const type = info.getInputType();
        if (uses.has(variable) || !type || info.getDirective()) return;
        const coordinate = `${info.getParentType()?.name}.${info.getFieldDef()?.name}`;
        uses.set(variable, { coordinate, name: names.at(-1) ?? variable, type });
      },
    }),
  );
  return uses;
}

/** The operation with valid variables. `whole`: includes optional variables. */
export function usualOperation(query: string, { given }: KnownShop, whole: boolean): TestOperation {
  const document = parse(query);
  const uses = variableUses(document);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const variables = (operation?.variableDefinitions ?? []).flatMap(({ variable, type }) => {
    if (!whole && type.kind !== Kind.NON_NULL_TYPE) return [];
    const name = variable.name.value;
    const use = uses.get(name);
    return [[name, use ? usualValue(use, given) : true] as const];
  });
  return { query, variables: Object.fromEntries(variables.filter(([, value]) => value !== undefined)) };
}

/** The query with all variables and with the required ones only; once when these are the same. */
export function usualOperations(query: string, known: KnownShop): TestOperation[] {
  const [all, required] = [usualOperation(query, known, true), usualOperation(query, known, false)];
  return isDeepStrictEqual(all, required) ? [all] : [all, required];
}

/** More specific values than `usual-values.ts`, which aims at the refusals of mutations. */
function usualValue({ coordinate, name, type }: VariableUse, given: KnownShop["given"]): unknown {
  const known: Readonly<Record<string, () => unknown>> = {
    slug: () => given("category"),
    number: () => given("number"),
    token: () => given("link"),
    search: () => "lamp",
    text: () => "lamp",
    from: () => given("yesterday"),
    to: () => given("tomorrow"),
    country: () => "CA",
  };
  if (coordinate.startsWith("Query.") && known[name]) return known[name]();
  const argument = { name, type } as GraphQLArgument;
  return usualInput({ coordinate, args: [argument] }, [name], given)[name];
}
