import { describe, expect, test } from "vitest";
import { perAttribute } from "../../../ui/product-attributes/product-attributes";
import type { ProductPageFragment } from "./product.generated";
import { structuredProduct } from "./structured-product";

const lamp: ProductPageFragment = {
  id: "1",
  sku: "LAMP-1",
  slug: "lamp",
  name: "Lamp",
  description: "It gives light.",
  kind: "PHYSICAL",
  isActive: true,
  price: { amount: "49.90", currency: "CAD" },
  images: [
    { id: "i1", url: "/pictures/lamp.svg", alt: null, picture: null },
    { id: "i2", url: "https://pictures.test/lamp.jpg", alt: null, picture: null },
  ],
  stock: { available: 12, inStock: true },
  categories: [{ id: "c", name: "Lighting", slug: "lighting" }],
  course: null,
  related: [],
  ...perAttribute(() => null),
  customValues: [],
  rating: null,
  reviews: null,
};

describe("a product as structured data", () => {
  test("has its price, absolute picture URLs, and its breadcrumb list", () => {
    const [product, trail] = structuredProduct(lamp, "https://souk.test");
    expect(product).toEqual({
      "@context": "https://schema.org",
      "@type": "Product",
      name: "Lamp",
      sku: "LAMP-1",
      url: "https://souk.test/products/lamp",
      description: "It gives light.",
      image: ["https://souk.test/pictures/lamp.svg", "https://pictures.test/lamp.jpg"],
      category: "Lighting",
      offers: {
        "@type": "Offer",
        url: "https://souk.test/products/lamp",
        price: "49.90",
        priceCurrency: "CAD",
        availability: "https://schema.org/InStock",
      },
    });
    expect(trail).toMatchObject({
      itemListElement: [
        { position: 1, name: "Lighting", item: "https://souk.test/categories/lighting" },
        { position: 2, name: "Lamp", item: "https://souk.test/products/lamp" },
      ],
    });
  });

  test.each<[Partial<ProductPageFragment>, string | undefined]>([
    [{ stock: { available: 2, inStock: true } }, "https://schema.org/LimitedAvailability"],
    [{ stock: { available: 0, inStock: false } }, "https://schema.org/OutOfStock"],
    [{ stock: null }, undefined],
    [{ kind: "COURSE", stock: null }, "https://schema.org/InStock"],
    [{ isActive: false }, "https://schema.org/Discontinued"],
  ])("%j has the availability %s", (changes, availability) => {
    const [product] = structuredProduct({ ...lamp, ...changes }, "https://souk.test") as [
      { offers: { availability?: string } },
    ];
    expect(product.offers.availability).toBe(availability);
  });

  test("has its rating only if there are reviews", () => {
    const ratingOf = (average: number | null, count: number): unknown => {
      const rated = { ...lamp, rating: { average, count, histogram: [0, 0, 0, 0, count] } };
      const [product] = structuredProduct(rated, "https://souk.test") as [{ aggregateRating?: object }];
      return product.aggregateRating;
    };
    expect(ratingOf(4.33, 3)).toEqual({ "@type": "AggregateRating", ratingValue: 4.33, reviewCount: 3 });
    expect(ratingOf(null, 0)).toBeUndefined();
  });

  test("leaves out missing values", () => {
    const [product, trail] = structuredProduct(
      { ...lamp, description: null, images: [], categories: [] },
      "https://souk.test",
    );
    expect(Object.keys(product ?? {})).toEqual(["@context", "@type", "name", "sku", "url", "offers"]);
    expect(trail).toMatchObject({ itemListElement: [{ position: 1, name: "Lamp" }] });
  });
});
