import { ProductsDocument } from "@souk/client/operations";
import { messages } from "../lib/messages.ts";
import { Problem, type PageProps } from "../lib/problem.tsx";
import { openShop } from "../lib/shop.ts";
import { addToCart } from "./actions.ts";

export default async function Products({ searchParams }: PageProps) {
  const text = await messages();
  const { shop } = await openShop();
  const { products } = await shop.send(ProductsDocument, { first: 20, filter: { kind: "PHYSICAL" } });
  return (
    <main>
      <h1>{text.products}</h1>
      <Problem searchParams={searchParams} />
      {products?.edges.map(({ node: { id, name, price } }) => (
        <form key={id} action={addToCart}>
          <p>
            {name}, {price.amount} {price.currency}{" "}
            <button name="productId" value={id}>
              {text.add}
            </button>
          </p>
        </form>
      ))}
    </main>
  );
}
