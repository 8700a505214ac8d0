import { randomUUID } from "node:crypto";
import {
  AddToCartDocument,
  CheckoutDocument,
  type AddToCartMutation,
  type CheckoutInput,
  type CheckoutMutation,
} from "../../generated/operations.js";
import { cardThat, homeAddress } from "./cards.js";
import type { ShopClient } from "../clients/shop-client.js";

type CheckoutAnswer = NonNullable<CheckoutMutation["checkout"]>;
export type PlacedOrder = Extract<CheckoutAnswer, { __typename: "Order" }>;

export async function addToCart(
  buyer: ShopClient,
  productId: string,
  quantity = 1,
): Promise<AddToCartMutation["addToCart"]> {
  return (await buyer.get(AddToCartDocument, { input: { productId, quantity } })).addToCart;
}

/** The input of a checkout, by default with a valid card, an address and a new key. */
export function checkoutInput(given: Partial<CheckoutInput> = {}): CheckoutInput {
  return {
    idempotencyKey: randomUUID(),
    payment: { card: cardThat("succeeds") },
    shippingAddress: homeAddress,
    ...given,
  };
}

export async function checkOut(buyer: ShopClient, given?: Partial<CheckoutInput>): Promise<CheckoutAnswer> {
  const { checkout } = await buyer.get(CheckoutDocument, { input: checkoutInput(given) });
  if (!checkout) throw new Error("checkout answered nothing");
  return checkout;
}

/** Adds products to the cart and pays. Throws unless the answer is an order. */
export async function buy(buyer: ShopClient, ...productIds: readonly string[]): Promise<PlacedOrder> {
  for (const productId of productIds) await addToCart(buyer, productId);
  const checkout = await checkOut(buyer);
  if (checkout.__typename !== "Order") throw new Error(`nothing was bought: ${JSON.stringify(checkout)}`);
  return checkout;
}
