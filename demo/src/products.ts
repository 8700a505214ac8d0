import { demoId } from "./demo-id.js";
import { pictureAddress } from "./files/picture-address.js";
import { deskAndAudio } from "./products/desk-and-audio.js";
import { gardenAndOutdoors } from "./products/garden-and-outdoors.js";
import { kitchenAndCoffee } from "./products/kitchen-and-coffee.js";
import { lightAndTextiles } from "./products/light-and-textiles.js";
import { paperAndGames } from "./products/paper-and-games.js";
import type { ProductSeed } from "./products/product-seed.js";
import { workshopAndBags } from "./products/workshop-and-bags.js";
import { slugFrom } from "./slug-from.js";

/** A product of kind PHYSICAL. Products of kind COURSE come from courses.ts. */
export type DemoProduct = {
  id: string;
  sku: string;
  slug: string;
  name: string;
  description: string;
  priceMinor: number;
  currency: "CAD";
  tags: readonly string[];
  categorySlugs: readonly string[];
  isActive: boolean;
  /** The units received before the first demo order; soldByProduct() returns how many were sold since. */
  initialStock: number;
  /** A path on the router. */
  picture: string;
  /** ISO 8601, UTC. */
  createdAt: string;
};

export const demoProducts: readonly DemoProduct[] = [
  ...deskAndAudio,
  ...lightAndTextiles,
  ...kitchenAndCoffee,
  ...gardenAndOutdoors,
  ...paperAndGames,
  ...workshopAndBags,
].map(productFromSeed);

function productFromSeed(seed: ProductSeed): DemoProduct {
  const slug = slugFrom(seed.name);
  return {
    id: demoId("product", seed.sku),
    sku: seed.sku,
    slug,
    name: seed.name,
    description: seed.description,
    priceMinor: seed.priceMinor,
    currency: "CAD",
    tags: seed.tags,
    categorySlugs: seed.categorySlugs,
    isActive: seed.isActive ?? true,
    initialStock: seed.initialStock,
    picture: pictureAddress(slug),
    createdAt: seed.createdAt,
  };
}
