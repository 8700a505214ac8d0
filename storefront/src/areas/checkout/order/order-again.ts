import type { Client } from "@urql/core";
import { OrderAgainDocument, type OrderAgainMutation } from "./order-actions.generated";
import type { OrderPageFragment } from "./order-page.generated";

type Added = Extract<NonNullable<OrderAgainMutation["addLinesToCart"]>, { readonly __typename: "LinesAdded" }>;

/** The result of adding the lines of an order to the cart. */
export type AgainResult =
  | { readonly kind: "added" | "failed" }
  /** At least one line could not be added as requested. */
  | { readonly kind: "short"; readonly lines: Added["lines"] };

/** Returns the lines whose products still exist, with the values that their buyer gave. */
export function linesToAdd({ lines }: Pick<OrderPageFragment, "lines">) {
  return lines.flatMap(({ product, quantity, customValues }) => {
    const given = customValues.filter(({ isWrittenByOwner }) => isWrittenByOwner);
    const custom = Object.fromEntries(given.map(({ name, value }) => [name, value]));
    const values = given.length > 0 ? { custom } : {};
    return product ? [{ productId: product.id, quantity, ...values }] : [];
  });
}

export async function orderAgain(graph: Client, order: OrderPageFragment): Promise<AgainResult> {
  const { data } = await graph.mutation(OrderAgainDocument, { input: { lines: linesToAdd(order) } }).toPromise();
  const answer = data?.addLinesToCart;
  if (answer?.__typename !== "LinesAdded") return { kind: "failed" };
  const { lines } = answer;
  return lines.some(({ outcome }) => outcome !== "ADDED") ? { kind: "short", lines } : { kind: "added" };
}
