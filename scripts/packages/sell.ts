// Runs in a project: buys a product of the demo data in the shop at SHOP_URL, with the packages that the project has installed.
export const sell = `
import { ShopClient, successOf } from "@souk/client";
import { AddToCartDocument, CheckoutDocument, ProductsDocument } from "@souk/client/operations";

const shop = new ShopClient({ url: process.env.SHOP_URL + "/graphql" });
await shop.signIn({ email: "customer@example.com", password: "customer123" });
const { products } = await shop.send(ProductsDocument, { first: 1, filter: { kind: "PHYSICAL" } });
const product = products!.edges[0]!.node;
await shop.send(AddToCartDocument, { input: { productId: product.id, quantity: 1 } });
const { checkout } = await shop.send(CheckoutDocument, {
  input: {
    idempotencyKey: crypto.randomUUID(),
    payment: { card: { cardNumber: "4242424242424242", expiryMonth: 12, expiryYear: 2040, cvc: "737" } },
    shippingAddress: { fullName: "Ada Example", line1: "1 Main Street", city: "Ottawa", region: "ON", postalCode: "K1A 0A1", country: "CA" },
  },
});
const order = successOf(checkout);
if (order.__typename !== "Order") throw new Error("there is no order: " + JSON.stringify(order));
console.log("sold", order.number);
`;
