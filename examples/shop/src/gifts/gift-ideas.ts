import { batch, graphError, type ProjectGraph, type Reference } from "@souk/shop/config";

const heaviestGiftGrams = 2000;

interface WeighedProduct extends Reference {
  readonly weightGrams: number | null;
}

interface Products {
  readonly products: { readonly nodes: readonly { readonly id: string }[] } | null;
}

/** `Product.isGiftable` by a field of catalog, and ideas that the resolver finds in the whole graph. */
export const giftIdeas: ProjectGraph = {
  schema: `
    type Query {
      "Products that cost at most this price."
      giftIdeas(maxPrice: Decimal!): [Product]
      "The name of the signed-in user on the gift card."
      giftSender: String
    }
    extend type Product {
      weightGrams: Int @external
      "Null when the weight is not known."
      isGiftable: Boolean @requires(fields: "weightGrams")
    }
  `,
  resolvers: {
    Query: {
      async giftIdeas(_root: unknown, { maxPrice }: { maxPrice: string }, { graph }) {
        const operation = `query ($maxPrice: Decimal!) { products(first: 5, filter: { maxPrice: $maxPrice }) { nodes { id } } }`;
        const { products } = await graph<Products>(operation, { maxPrice });
        return products?.nodes ?? null;
      },
      giftSender(_root: unknown, _args: object, { viewer }) {
        if (viewer.kind !== "user") throw graphError("UNAUTHENTICATED", "Sign in to send a gift.");
        return viewer.username;
      },
    },
    Product: {
      isGiftable: batch(async (products: readonly WeighedProduct[]) =>
        products.map(({ weightGrams }) => (weightGrams === null ? null : weightGrams <= heaviestGiftGrams)),
      ),
    },
  },
};
