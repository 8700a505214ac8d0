import { groupLoader } from "@souk/kernel/batch-loader";
import { readSize } from "@souk/kernel/page";
import type { Product } from "./product.js";
import type { ProductFinder } from "./product-finder.js";

/** Loads what is like each of many products: all that are asked for in one tick cost one statement. */
export type RelatedLoader = (productId: string) => Promise<readonly Product[]>;

/** Throws PageArgumentError. */
export function relatedProducts({ finder }: { finder: Pick<ProductFinder, "relatedProducts"> }) {
  return (first?: number | null): RelatedLoader => {
    const size = readSize("first", first, { max: 20, absent: 6 });
    const loader = groupLoader(
      (ids: readonly string[]) => finder.relatedProducts(ids, size),
      ({ ofId }) => ofId,
    );
    return async (productId) => (await loader.load(productId)).map(({ product }) => product);
  };
}
