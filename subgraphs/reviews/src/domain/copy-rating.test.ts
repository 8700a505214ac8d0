import { expect, test, jest } from "@jest/globals";
import type { CatalogPeer } from "./peers.js";
import { copyRating } from "./copy-rating.js";
import type { ReviewStore } from "./review-store.js";

const productId = "6d43fbdf-6908-514a-a084-bd14658efc63";
const histogram = [0, 0, 0, 1, 1] as const;
const store = { findRating: async () => ({ productId, histogram, version: 2 }) } as unknown as ReviewStore;

test("fails while catalog does not have the product, so that the job is retried", async () => {
  const recordRating = jest.fn<CatalogPeer["recordRating"]>().mockResolvedValueOnce(false).mockResolvedValueOnce(true);
  const copy = copyRating({ store, catalog: { recordRating } });
  await expect(copy(productId)).rejects.toThrow(`catalog does not have product ${productId} yet`);
  await copy(productId);
  expect(recordRating).toHaveBeenLastCalledWith({ productId, average: 4.5, count: 2, version: 2 });
});
