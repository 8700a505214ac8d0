/** Returns the products of a page as schema.org data for search engines: https://schema.org/ItemList. */
export function structuredList(
  name: string,
  products: readonly { readonly slug: string; readonly name: string }[],
  origin: string,
): object {
  return {
    "@context": "https://schema.org",
    "@type": "ItemList",
    name,
    itemListElement: products.map((product, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name: product.name,
      url: `${origin}/products/${product.slug}`,
    })),
  };
}
