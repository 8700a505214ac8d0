import { expect, test } from "vitest";
import { mostToAdd, stockStateOf, type Stocked } from "./stock-state";

const goods = (available: number): Stocked => ({ kind: "PHYSICAL", stock: { available, inStock: available > 0 } });

test.each<[Stocked, ReturnType<typeof stockStateOf>, number]>([
  [goods(100), { kind: "inStock" }, 99],
  [goods(6), { kind: "inStock" }, 6],
  [goods(5), { kind: "few", left: 5 }, 5],
  [goods(1), { kind: "few", left: 1 }, 1],
  [goods(0), { kind: "soldOut" }, 1],
  [{ kind: "PHYSICAL", stock: null }, { kind: "unknown" }, 99],
  [{ kind: "COURSE", stock: null }, { kind: "unlimited" }, 1],
])("%j is %j, and %i units can be added at once", (product, state, most) => {
  expect(stockStateOf(product)).toEqual(state);
  expect(mostToAdd(product)).toBe(most);
});
