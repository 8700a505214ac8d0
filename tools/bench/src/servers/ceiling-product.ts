import type { Ask } from "./ask.ts";

const ofProducts = "query($upc:String!){product(upc:$upc){__typename upc name price}}";
const entity = (selection: string): string =>
  `query($r:[_Any!]!){_entities(representations:$r){... on Product{${selection}}}}`;
const ofInventory = entity("inStock available");
const ofReviews = entity("reviewSummary{count average}");

interface Entities {
  readonly _entities: readonly [Readonly<Record<string, unknown>>];
}

/** Makes three calls, the last two concurrently. */
export async function writeProduct(ask: Ask, variables: { readonly upc: string }): Promise<string> {
  const { product } = await ask<{ product: { upc: string; name: string; price: number } | null }>(
    "products",
    ofProducts,
    variables,
  );
  if (!product) return '{"data":{"product":null}}';
  const { upc, name, price } = product;
  const r = [{ __typename: "Product", upc }];
  const [stock, summary] = await Promise.all([
    ask<Entities>("inventory", ofInventory, { r }),
    ask<Entities>("reviews", ofReviews, { r }),
  ]);
  const { inStock, available } = stock._entities[0];
  const { reviewSummary } = summary._entities[0];
  return JSON.stringify({ data: { product: { name, price, inStock, available, reviewSummary } } });
}
