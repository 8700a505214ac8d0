import { expect, test } from "@jest/globals";
import { mediaLoaders } from "./media-loaders.js";

test("the uses of many files are found by calls of at most 200 keys", async () => {
  const sizes: number[] = [];
  const usesOf = async (keys: readonly string[]) => {
    sizes.push(keys.length);
    return [];
  };
  const { uses } = mediaLoaders({ uses: { usesOf } } as never, { perRequest: new Map() } as never);
  await uses.loadMany(Array.from({ length: 201 }, (_, index) => `${index}`));
  expect(sizes).toEqual([200, 1]);
});
