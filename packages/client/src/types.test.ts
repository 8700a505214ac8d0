import { expectTypeOf, test } from "vitest";
import { AddToCartDocument, CartDocument, ProductDocument } from "./operations.js";
import { isProblem, type ProblemOf } from "./problem.js";
import type { ShopClient } from "./shop-client.js";
import type { ResultOf, VariablesOf } from "./operation.js";

type Added = NonNullable<ResultOf<typeof AddToCartDocument>["addToCart"]>;

test("variables are required unless all of them are optional", () => {
  const call = (client: ShopClient) => [
    client.send(CartDocument),
    client.send(ProductDocument, { id: "1" }),
    client.send(AddToCartDocument, { input: { productId: "1", quantity: 1 } }),
    // @ts-expect-error the input is missing
    client.send(AddToCartDocument),
    // @ts-expect-error a quantity is a number
    client.send(AddToCartDocument, { input: { productId: "1", quantity: "1" } }),
  ];
  expectTypeOf(call).returns.toExtend<Promise<unknown>[]>();
  expectTypeOf<VariablesOf<typeof AddToCartDocument>["input"]["quantity"]>().toEqualTypeOf<number>();
});

test("isProblem separates the members of a union by their __typename", () => {
  const codeOf = (added: Added) => (isProblem(added) ? added.code : added.__typename);
  expectTypeOf(codeOf).returns.toEqualTypeOf<string>();
  expectTypeOf<ProblemOf<Added>["code"]>().toEqualTypeOf<string>();
  const typename = (added: Added) => (isProblem(added) ? undefined : added.__typename);
  expectTypeOf(typename).returns.toEqualTypeOf<"Cart" | undefined>();
});
