import { groupLoader } from "@souk/kernel/peers/batch-loader";
import { readSize } from "@souk/kernel/values/page";
import type { Product } from "../product/product.js";
import type { ProductFinder } from "./product-finder.js";

/** Loads the products related to each of many products. All requests of one tick take one statement. */
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
