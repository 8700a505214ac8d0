import { OrderDocument } from "@souk/client/operations";
import { notFound } from "next/navigation";
import { messages } from "../../../lib/messages.ts";
import { openShop } from "../../../lib/shop.ts";

export default async function Order({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const text = await messages();
  const { shop, hasSession } = await openShop();
  const { order } = hasSession ? await shop.send(OrderDocument, { id }) : { order: null };
  if (!order) notFound();
  return (
    <main>
      <h1>
        {text.order} {order.number}
      </h1>
      <p>
        {text.status}: {order.status}
      </p>
      <ul>
        {order.lines.map(({ sku, name, quantity }) => (
          <li key={sku}>
            {quantity} × {name}
          </li>
        ))}
      </ul>
      <p>
        {text.total}: {order.total.amount}
      </p>
    </main>
  );
}
