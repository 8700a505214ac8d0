import type { Execute } from "./execute.ts";

const ofProducts = "query($upc:String!){product(upc:$upc){__typename upc name price}}";
const entity = (selection: string): string =>
  `query($r:[_Any!]!){_entities(representations:$r){... on Product{${selection}}}}`;

interface Entities {
  readonly _entities: readonly [Readonly<Record<string, unknown>>];
}

interface Variables {
  readonly upc: string;
}

/** Makes three calls, the last two concurrently. */
function pageWriter(
  ofInventory: string,
  ofReviews: string,
): (execute: Execute, variables: Variables) => Promise<string> {
  return async (execute, variables) => {
    const { product } = await execute<{ product: { upc: string; name: string; price: number } | null }>(
      "products",
      ofProducts,
      variables,
    );
    if (!product) return '{"data":{"product":null}}';
    const { upc, name, price } = product;
    const r = [{ __typename: "Product", upc }];
    const [stock, reviews] = await Promise.all([
      execute<Entities>("inventory", ofInventory, { r }),
      execute<Entities>("reviews", ofReviews, { r }),
    ]);
    return JSON.stringify({ data: { product: { name, price, ...stock._entities[0], ...reviews._entities[0] } } });
  };
}

export const writeProduct = pageWriter(entity("inStock available"), entity("reviewSummary{count average}"));
export const writeReviews = pageWriter(entity("inStock"), entity("reviews{id body}"));
