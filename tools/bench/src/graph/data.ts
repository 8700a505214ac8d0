export interface User {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly birthday: number;
}

export interface Product {
  readonly upc: string;
  readonly name: string;
  readonly price: number;
  readonly weight: number;
}

export interface Review {
  readonly id: string;
  readonly body: string;
  readonly author: { readonly id: string };
  readonly product: { readonly upc: string };
}

export interface Stock {
  readonly inStock: boolean;
  readonly available: number;
}

export interface CartLine {
  readonly id: string;
  readonly quantity: number;
  readonly product: { readonly upc: string };
}

const names = ["Ada Rahimi", "Bruno Okafor", "Chen Wei", "Dalia Haddad", "Emre Aydin", "Farah Nasser"];
const productNames = ["kettle", "lamp", "rug", "bowl", "chair", "scarf", "tray", "basket"];
const looks = ["copper", "walnut", "indigo", "linen", "clay"];
const opinions = [
  "Better than the one that it replaces.",
  "Arrived early, and was well packed too.",
  "The color is not quite that of the picture.",
  "Would buy again, and have told my friends.",
];

/**
 * Products have four groups: top products, new products with reviews, other products with reviews, and products that
 * are only in carts.
 */
const productCount = 40;
export const topProductCount = 5;
const reviewedFrom = topProductCount;
const reviewedCount = 12;
const cartLineCount = 20;

const range = (length: number): number[] => Array.from({ length }, (_, index) => index);
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

function user(id: string, index: number): User {
  const name = pick(names, index);
  const username = `${name.split(" ")[0]?.toLowerCase()}${index + 1}`;
  return { id, name, username, birthday: 1960 + ((index * 7) % 45) };
}

/** These users have the same two reviews each, like the data that gateways are usually compared on. */
export const users: readonly User[] = range(6).map((index) => user(`u${index + 1}`, index));
/** These users have three reviews of their own each. */
export const members: readonly User[] = range(12).map((index) => user(`m${index + 1}`, index));

export const products: readonly Product[] = range(productCount).map((index) => ({
  upc: `p${index + 1}`,
  name: `${pick(looks, index)} ${pick(productNames, index)}`,
  price: 899 + ((index * 1313) % 9000),
  weight: 100 + ((index * 577) % 2900),
}));

const reviewsOfTopProduct = 11;
const reviewsOfMember = 3;

/** Reviews of top products, all by one user. */
const repetitive: readonly Review[] = range(topProductCount * reviewsOfTopProduct).map((index) => ({
  id: `t${index + 1}`,
  body: pick(opinions, index),
  author: { id: "u1" },
  product: { upc: `p${(index % topProductCount) + 1}` },
}));

/** Reviews of other products, three by each member. */
const varied: readonly Review[] = range(members.length * reviewsOfMember).map((index) => ({
  id: `r${index + 1}`,
  body: pick(opinions, index),
  author: { id: `m${Math.floor(index / reviewsOfMember) + 1}` },
  product: { upc: `p${reviewedFrom + ((index * 5) % reviewedCount) + 1}` },
}));

export const reviews: readonly Review[] = [...repetitive, ...varied];

export const reviewsBy = (userId: string): readonly Review[] =>
  users.some(({ id }) => id === userId) ? repetitive.slice(0, 2) : varied.filter(({ author }) => author.id === userId);

export const stockOf = (upc: string): Stock => {
  const available = (Number(upc.slice(1)) * 17) % 60;
  return { inStock: available > 0, available };
};

/** The buyer pays for the shipping of heavy or cheap goods. */
export const shippingEstimate = ({ price, weight }: { readonly price: number; readonly weight: number }): number =>
  price > 5000 ? 0 : Math.floor(weight / 2);

export const cartLines: readonly CartLine[] = range(cartLineCount).map((index) => ({
  id: `l${index + 1}`,
  quantity: 1 + (index % 3),
  product: { upc: `p${((index * 7) % productCount) + 1}` },
}));

export const reviewSummary = (upc: string): { readonly count: number; readonly average: number } => {
  const count = reviews.filter(({ product }) => product.upc === upc).length;
  return { count, average: count === 0 ? 0 : 3.5 + (count % 3) / 4 };
};
