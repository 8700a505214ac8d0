import type { ConcreteRequest } from "relay-runtime";
import type { ClientOperation } from "./graph-client.js";

/** Operations that every client sends: in the shop, and to the subgraphs of `LampSubgraphs`. */
export function lampOperations(id: string) {
  const variables = { id };
  return {
    query: { name: "Lamp", text: "query Lamp($id: ID!) { product(id: $id) { id name } }", variables },
    mutation: { name: "Clear", text: "mutation Clear { clearCart { id } }", variables: {} },
    deferred: {
      name: "LampPage",
      text: `query LampPage($id: ID!) { product(id: $id) {
        id name ... @defer(label: "LampPage$defer$Stock") { stock { available } } } }`,
      variables,
    },
    subscription: {
      name: "LampStock",
      text: "subscription LampStock($id: ID!) { stockChanged(productId: $id) { id name stock { available } } }",
      variables,
    },
  } as const satisfies Record<string, ClientOperation>;
}

type Selections = ConcreteRequest["operation"]["selections"];
type Arguments = Extract<Selections[number], { kind: "LinkedField" }>["args"];

const scalar = (name: string) => ({ kind: "ScalarField", name, alias: null, args: null, storageKey: null }) as const;
const linked = (name: string, concreteType: string, selections: Selections, args: Arguments = null) =>
  ({
    kind: "LinkedField",
    name,
    concreteType,
    selections,
    args,
    alias: null,
    plural: false,
    storageKey: null,
  }) as const;
const byId = (name: string) => [{ kind: "Variable", name, variableName: "id" }] as const;

const product = [scalar("id"), scalar("name")];
const stock = linked("stock", "Stock", [scalar("available")]);
const label = "LampPage$defer$Stock";
const selections: Readonly<Record<string, Selections>> = {
  Lamp: [linked("product", "Product", product, byId("id"))],
  Clear: [linked("clearCart", "Cart", [scalar("id")])],
  LampPage: [
    linked("product", "Product", [...product, { kind: "Defer", if: null, label, selections: [stock] }], byId("id")),
  ],
  LampStock: [linked("stockChanged", "Product", [...product, stock], byId("productId"))],
};
const kinds = { query: "Query", mutation: "Mutation", subscription: "Subscription" } as const;

/** Returns what Relay's compiler writes for one of the operations. */
export function lampArtifact({ name, text, variables }: ClientOperation): ConcreteRequest {
  const operationKind = /^\w+/.exec(text)?.[0] as keyof typeof kinds;
  const argumentDefinitions = Object.keys(variables).map(
    (variable) => ({ kind: "LocalArgument", name: variable, defaultValue: null }) as const,
  );
  const own = selections[name] ?? [];
  return {
    kind: "Request",
    fragment: {
      kind: "Fragment",
      name,
      type: kinds[operationKind],
      metadata: null,
      argumentDefinitions,
      selections: own as unknown as ConcreteRequest["fragment"]["selections"],
    },
    operation: { kind: "Operation", name, argumentDefinitions, selections: own },
    params: { cacheID: name, id: null, name, operationKind, text, metadata: {} },
  };
}
