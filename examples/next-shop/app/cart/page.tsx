import { randomUUID } from "node:crypto";
import { CartDocument } from "@souk/client/operations";
import { messages } from "../../lib/messages.ts";
import { Problem, type PageProps } from "../../lib/problem.tsx";
import { openShop } from "../../lib/shop.ts";
import { checkout } from "../actions.ts";

export default async function Cart({ searchParams }: PageProps) {
  const text = await messages();
  const { shop, hasSession } = await openShop();
  const { cart } = hasSession ? await shop.send(CartDocument) : { cart: null };
  if (!cart || cart.lines.length === 0) return <p>{text.empty}</p>;
  return (
    <main>
      <h1>{text.cart}</h1>
      <Problem searchParams={searchParams} />
      <ul>
        {cart.lines.map(({ product, quantity }, index) => (
          <li key={index}>
            {quantity} × {product?.name}
          </li>
        ))}
      </ul>
      <p>
        {text.total}: {cart.subtotal?.amount} {cart.subtotal?.currency}
      </p>
      <form action={checkout}>
        <input type="hidden" name="attempt" value={randomUUID()} />
        {(["email", "fullName", "line1", "city", "postalCode"] as const).map((name) => (
          <p key={name}>
            <label>
              {text[name]} <input name={name} type={name === "email" ? "email" : "text"} required />
            </label>
          </p>
        ))}
        <button>{text.pay}</button>
      </form>
    </main>
  );
}
