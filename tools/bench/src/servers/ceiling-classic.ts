import type { Execute } from "./execute.ts";

const authorAndReviews = "author{id reviews{id body product{upc}}}";
const ofReviews = `query($u:[_Any!]!,$p:[_Any!]!){
  users:_entities(representations:$u){... on User{reviews{id body product{upc reviews{id body ${authorAndReviews}}}}}}
  products:_entities(representations:$p){... on Product{reviews{id body ${authorAndReviews}}}}
}`;
const entities = (type: string, selection: string): string =>
  `query($r:[_Any!]!){_entities(representations:$r){... on ${type}{${selection}}}}`;
const ofAuthors = entities("User", "username name");
const ofReviewed = entities("Product", "name price weight");
const ofInventory = entities("Product", "inStock shippingEstimate");

interface User {
  readonly id: string;
  readonly username: string;
  readonly name: string;
}

interface Product {
  readonly upc: string;
  readonly name: string;
  readonly price: number;
  readonly weight: number;
}

interface InnerReview {
  readonly id: string;
  readonly body: string;
  readonly product: { readonly upc: string };
}

interface ProductReview {
  readonly id: string;
  readonly body: string;
  readonly author: { readonly id: string; readonly reviews: readonly InnerReview[] };
}

interface UserReview {
  readonly id: string;
  readonly body: string;
  readonly product: { readonly upc: string; readonly reviews: readonly ProductReview[] };
}

interface Reviews {
  readonly users: readonly { readonly reviews: readonly UserReview[] }[];
  readonly products: readonly { readonly reviews: readonly ProductReview[] }[];
}

interface Entities<Entity> {
  readonly _entities: readonly Entity[];
}

/** Parts that are fetched once and written many times, as JSON without the closing brace. */
interface Texts {
  readonly users: Map<string, string>;
  readonly products: Map<string, string>;
}

/** Makes six calls in four steps, starting with these two root fields. */
export function classicWriter(usersField: string, productsField: string): (execute: Execute) => Promise<string> {
  const ofUsers = `{${usersField}{id username name}}`;
  const ofProducts = `{${productsField}{upc name price weight}}`;
  return async (execute) => {
    const [users, products] = await Promise.all([
      execute<Record<string, readonly User[]>>("users", ofUsers),
      execute<Record<string, readonly Product[]>>("products", ofProducts),
    ]);
    const roots = { users: users[usersField] ?? [], topProducts: products[productsField] ?? [] };
    const { usersText, productsText } = await writeRoots(execute, roots);
    return `{"data":{"${usersField}":${usersText},"${productsField}":${productsText}}}`;
  };
}

interface Roots {
  readonly users: readonly User[];
  readonly topProducts: readonly Product[];
}

interface RootTexts {
  readonly usersText: string;
  readonly productsText: string;
}

async function writeRoots(execute: Execute, { users, topProducts }: Roots): Promise<RootTexts> {
  const reviews = await execute<Reviews>("reviews", ofReviews, {
    u: users.map(({ id }) => ({ __typename: "User", id })),
    p: topProducts.map(({ upc }) => ({ __typename: "Product", upc })),
  });
  const { authorIds, upcs } = idsOf(reviews);
  const [authors, reviewed] = await Promise.all([
    execute<Entities<Omit<User, "id">>>("users", ofAuthors, { r: authorIds.map((id) => ({ __typename: "User", id })) }),
    execute<Entities<Product>>("products", ofReviewed, { r: upcs.map((upc) => ({ __typename: "Product", upc })) }),
  ]);
  const products = new Map<string, Product>();
  for (const product of topProducts) products.set(product.upc, product);
  for (const [index, upc] of upcs.entries()) products.set(upc, { ...reviewed._entities[index], upc } as Product);
  const stocks = await execute<Entities<{ inStock: boolean; shippingEstimate: number }>>("inventory", ofInventory, {
    r: Array.from(products.values(), ({ upc, price, weight }) => ({ __typename: "Product", upc, price, weight })),
  });
  const texts: Texts = { users: new Map(), products: new Map() };
  for (const [index, id] of authorIds.entries()) texts.users.set(id, opened({ id, ...authors._entities[index] }));
  for (const [index, product] of [...products.values()].entries())
    texts.products.set(product.upc, opened({ ...product, ...stocks._entities[index] }));
  return written(users, topProducts, reviews, texts);
}

function idsOf({ users, products }: Reviews): { readonly authorIds: string[]; readonly upcs: string[] } {
  const authorIds = new Set<string>();
  const upcs = new Set<string>();
  const see = (reviews: readonly ProductReview[]): void => {
    for (const { author } of reviews) {
      authorIds.add(author.id);
      for (const { product } of author.reviews) upcs.add(product.upc);
    }
  };
  for (const { reviews } of users)
    for (const { product } of reviews) {
      upcs.add(product.upc);
      see(product.reviews);
    }
  for (const { reviews } of products) see(reviews);
  return { authorIds: [...authorIds], upcs: [...upcs] };
}

function written(
  users: readonly User[],
  topProducts: readonly Product[],
  reviews: Reviews,
  { users: userTexts, products: productTexts }: Texts,
): RootTexts {
  const innerReview = ({ id, body, product }: InnerReview): string =>
    `{"id":"${id}","body":${JSON.stringify(body)},"product":${productTexts.get(product.upc)}}}`;
  const productReview = ({ id, body, author }: ProductReview): string =>
    `{"id":"${id}","body":${JSON.stringify(body)},"author":${userTexts.get(author.id)},"reviews":${list(author.reviews, innerReview)}}}`;
  const userReview = ({ id, body, product }: UserReview): string =>
    `{"id":"${id}","body":${JSON.stringify(body)},"product":${productTexts.get(product.upc)},"reviews":${list(product.reviews, productReview)}}}`;
  const usersText = list(
    users,
    (user, index) => `${opened(user)},"reviews":${list(reviews.users[index]?.reviews ?? [], userReview)}}`,
  );
  const productsText = list(
    topProducts,
    ({ upc }, index) =>
      `${productTexts.get(upc)},"reviews":${list(reviews.products[index]?.reviews ?? [], productReview)}}`,
  );
  return { usersText, productsText };
}

function opened(value: object): string {
  return JSON.stringify(value).slice(0, -1);
}

function list<Item>(items: readonly Item[], text: (item: Item, index: number) => string): string {
  let joined = "[";
  for (let index = 0; index < items.length; index += 1)
    joined += (index === 0 ? "" : ",") + text(items[index] as Item, index);
  return `${joined}]`;
}
