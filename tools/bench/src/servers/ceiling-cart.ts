import type { Execute } from "./execute.ts";

const ofUsers = "query($id:ID!){cart(id:$id){id lines{id quantity product{upc}}}}";
const entities = (selection: string): string =>
  `query($r:[_Any!]!){_entities(representations:$r){... on Product{${selection}}}}`;
const ofProducts = entities("name price");
const ofInventory = entities("inStock available");

interface Cart {
  readonly id: string;
  readonly lines: readonly { readonly id: string; readonly quantity: number; readonly product: { upc: string } }[];
}

interface Entities {
  readonly _entities: readonly Readonly<Record<string, unknown>>[];
}

/** Makes three calls, the last two concurrently. */
export async function writeCart(execute: Execute, variables: { readonly id: string }): Promise<string> {
  const { cart } = await execute<{ cart: Cart | null }>("users", ofUsers, variables);
  if (!cart) return '{"data":{"cart":null}}';
  const upcs = [...new Set(cart.lines.map(({ product }) => product.upc))];
  const r = upcs.map((upc) => ({ __typename: "Product", upc }));
  const [named, stocked] = await Promise.all([
    execute<Entities>("products", ofProducts, { r }),
    execute<Entities>("inventory", ofInventory, { r }),
  ]);
  const products = new Map(
    upcs.map((upc, index) => [upc, { upc, ...named._entities[index], ...stocked._entities[index] }]),
  );
  const lines = cart.lines.map(({ id, quantity, product }) => ({ id, quantity, product: products.get(product.upc) }));
  return JSON.stringify({ data: { cart: { id: cart.id, lines } } });
}
