import { expect, test } from "vitest";
import { sizeInUnits } from "./size-in-units";

test.each([
  [0, { value: 0, unit: "byte" }],
  [1023, { value: 1023, unit: "byte" }],
  [1024, { value: 1, unit: "kilobyte" }],
  [1.5 * 1024 ** 2, { value: 1.5, unit: "megabyte" }],
  [4096 * 1024 ** 2, { value: 4, unit: "gigabyte" }],
  [2048 * 1024 ** 3, { value: 2048, unit: "gigabyte" }],
])("%d bytes have their largest unit", (bytes, expected) => {
  expect(sizeInUnits(bytes)).toEqual(expected);
});
