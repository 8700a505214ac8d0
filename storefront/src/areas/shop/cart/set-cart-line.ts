import type { Client } from "@urql/core";
import type { SetCartLineInput } from "../../../graph/schema-types.generated";
import { SetCartLineDocument, type SetCartLineMutation } from "./line/set-cart-line.generated";
import { unanswered } from "./unanswered";

export type SetAnswer = NonNullable<SetCartLineMutation["setCartLine"]>;

/** Sets the quantity of a line; 0 removes it. */
export async function setCartLine(graph: Client, input: SetCartLineInput): Promise<SetAnswer> {
  const { data } = await graph.mutation(SetCartLineDocument, { input }).toPromise();
  return data?.setCartLine ?? unanswered;
}
