import { definePage, Link, Money, type MoneyAmount } from "@souk/storefront/extend";

interface Answer {
  readonly products: {
    readonly nodes: readonly {
      readonly id: string;
      readonly slug: string;
      readonly name: string;
      readonly price: MoneyAmount;
    }[];
  } | null;
}

/** A page with the newest products, rendered by the server. */
export const lookbook = definePage<Answer>({
  path: "/lookbook",
  title: { en: "Lookbook", fr: "Carnet d’idées" },
  description: { en: "Our newest products.", fr: "Nos nouveautés." },
  query: "query Lookbook { products(first: 3) { nodes { id slug name price { amount currency } } } }",
  Component: ({ data, locale }) => (
    <>
      <h1>{locale === "fr" ? "Carnet d’idées" : "Lookbook"}</h1>
      <ul>
        {data?.products?.nodes.map(({ id, slug, name, price }) => (
          <li key={id}>
            <Link to={`/products/${slug}`}>{name}</Link> <Money value={price} />
          </li>
        ))}
      </ul>
    </>
  ),
});
