import { Client } from "undici";
import { send } from "../measure/request.ts";
import type { ShopField } from "./shop-field.ts";

const pages = 40;
const operation = `query ($after: String) { products(first: 20, after: $after) { pageInfo { endCursor } } }`;

/** The cursors of the first pages of the product list, collected by following `endCursor`. */
export async function listStarts({ shop }: ShopField): Promise<readonly (string | null)[]> {
  const client = new Client(new URL(shop.readyMessage).origin);
  const starts: (string | null)[] = [null];
  while (starts.length < pages) {
    const after = starts.at(-1);
    const { text } = await send(client, "/graphql", JSON.stringify({ query: operation, variables: { after } }));
    const { data } = JSON.parse(text) as { data: { products: { pageInfo: { endCursor: string } } } };
    starts.push(data.products.pageInfo.endCursor);
  }
  await client.close();
  return starts;
}
