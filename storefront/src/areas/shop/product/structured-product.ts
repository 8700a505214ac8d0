import type { ProductPageFragment } from "./product.generated";
import { aggregateRating } from "../../../ui/reviews/aggregate-rating";
import { stockStateOf } from "./stock-state";

/**
 * Returns the product as schema.org data with a breadcrumb list, for search engines: https://schema.org/Product.
 * `origin` has no trailing slash.
 */
export function structuredProduct(product: ProductPageFragment, origin: string): object[] {
  const { sku, slug, name, description, images, price, categories, rating } = product;
  const url = `${origin}/products/${slug}`;
  const [category] = categories;
  const trail = [
    ...(category ? [{ name: category.name, item: `${origin}/categories/${category.slug}` }] : []),
    { name, item: url },
  ];
  const availability = availabilityOf(product);
  return [
    {
      "@context": "https://schema.org",
      "@type": "Product",
      name,
      sku,
      url,
      ...(description ? { description } : {}),
      ...(images.length > 0 ? { image: images.map((image) => new URL(image.url, `${origin}/`).href) } : {}),
      ...(category ? { category: category.name } : {}),
      ...aggregateRating(rating),
      offers: {
        "@type": "Offer",
        url,
        price: price.amount,
        priceCurrency: price.currency,
        ...(availability ? { availability: `https://schema.org/${availability}` } : {}),
      },
    },
    {
      "@context": "https://schema.org",
      "@type": "BreadcrumbList",
      itemListElement: trail.map((step, index) => ({ "@type": "ListItem", position: index + 1, ...step })),
    },
  ];
}

/** Returns undefined if the stock is unknown. */
function availabilityOf(product: ProductPageFragment): string | undefined {
  if (!product.isActive) return "Discontinued";
  switch (stockStateOf(product).kind) {
    case "inStock":
    case "unlimited":
      return "InStock";
    case "few":
      return "LimitedAvailability";
    case "soldOut":
      return "OutOfStock";
    case "unknown":
      return undefined;
  }
}
