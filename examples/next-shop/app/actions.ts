"use server";

import { isProblem } from "@souk/client";
import { AddToCartDocument, CheckoutDocument } from "@souk/client/operations";
import { redirect } from "next/navigation";
import { openShop } from "../lib/shop.ts";

/** The sandbox accepts it. A shop in production uses the payment page of its provider instead. */
const testCard = { cardNumber: "4242424242424242", expiryMonth: 12, expiryYear: 2040, cvc: "737" };

function withProblem(path: string, message: string): never {
  redirect(`${path}?${new URLSearchParams({ problem: message })}`);
}

export async function addToCart(form: FormData): Promise<void> {
  const { shop, hasSession } = await openShop({ canWrite: true });
  if (!hasSession) await shop.startGuestSession();
  const input = { productId: String(form.get("productId")), quantity: 1 };
  const { addToCart: result } = await shop.send(AddToCartDocument, { input });
  if (result && isProblem(result)) withProblem("/", result.message);
  redirect("/cart");
}

export async function checkout(form: FormData): Promise<void> {
  const { shop } = await openShop({ canWrite: true });
  const field = (name: string): string => String(form.get(name) ?? "");
  const input = {
    // the form's own key: the same form sent twice makes one order
    idempotencyKey: field("attempt"),
    email: field("email"),
    payment: { card: testCard },
    shippingAddress: {
      fullName: field("fullName"),
      line1: field("line1"),
      city: field("city"),
      postalCode: field("postalCode"),
      country: "CA",
    },
  };
  const { checkout: result } = await shop.send(CheckoutDocument, { input });
  if (result?.__typename === "Order") redirect(`/orders/${result.id}`);
  withProblem("/cart", result && isProblem(result) ? result.message : "");
}
