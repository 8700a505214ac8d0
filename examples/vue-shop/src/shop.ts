import { idempotencyKeys, isProblem, ShopClient, storedTokens } from "@souk/client";
import {
  AddToCartDocument,
  CartDocument,
  CheckoutDocument,
  OrderDocument,
  ProductsDocument,
  type CartQuery,
  type OrderQuery,
  type ProductsQuery,
} from "@souk/client/operations";

export type Product = NonNullable<ProductsQuery["products"]>["edges"][number]["node"];
export type Cart = NonNullable<CartQuery["cart"]>;
export type Order = NonNullable<OrderQuery["order"]>;

export interface Delivery {
  email: string;
  fullName: string;
  line1: string;
  city: string;
  postalCode: string;
}

/** The sandbox accepts it. A shop in production uses the payment page of its provider instead. */
const testCard = { cardNumber: "4242424242424242", expiryMonth: 12, expiryYear: 2040, cvc: "737" };

const tokens = storedTokens(sessionStorage);
const keys = idempotencyKeys(sessionStorage);
const shop = new ShopClient({ url: import.meta.env.VITE_SHOP_GRAPHQL_URL ?? "http://localhost:4000/graphql", tokens });

/** An expected failure, with a message for the buyer. */
export class Refused extends Error {}

function unlessProblem<Result extends { __typename: string }>(result: Result | null | undefined): Result {
  if (result && isProblem(result)) throw new Refused(result.message);
  if (!result) throw new Error("there is no answer");
  return result;
}

export async function products(): Promise<readonly Product[]> {
  const found = await shop.send(ProductsDocument, { first: 20, filter: { kind: "PHYSICAL" } });
  return found.products?.edges.map(({ node }) => node) ?? [];
}

export async function addToCart(productId: string): Promise<void> {
  if (!tokens.read()) await shop.startGuestSession();
  unlessProblem((await shop.send(AddToCartDocument, { input: { productId, quantity: 1 } })).addToCart);
}

export async function cart(): Promise<Cart | null> {
  return tokens.read() ? ((await shop.send(CartDocument)).cart ?? null) : null;
}

/** Pays the cart. A repeat with the same delivery and cart makes no second order. */
export async function checkout(paid: Cart, { email, ...address }: Delivery): Promise<Order> {
  const content = { email, payment: { card: testCard }, shippingAddress: { ...address, country: "CA" } };
  const idempotencyKey = keys.keyFor("checkout", { content, lines: paid.lines });
  const result = unlessProblem((await shop.send(CheckoutDocument, { input: { idempotencyKey, ...content } })).checkout);
  if (result.__typename !== "Order") throw new Refused("");
  keys.done("checkout");
  const { order } = await shop.send(OrderDocument, { id: result.id });
  if (!order) throw new Error("the order is missing");
  return order;
}
