import { describe, expect, test } from "vitest";
import { anOrder } from "../testing/an-order.js";
import { findingsLike } from "../testing/findings-like.js";
import { compareParcels } from "./parcel-addresses.js";

describe("parcels of an order", () => {
  const address = { fullName: "Ada", line1: "1 Main St", line2: null, city: "Ottawa", country: "CA" };
  const parcel = { trackingNumber: "SHIP-1", buyerId: "ada", address, isAddressChanged: false };
  const erased = { fullName: "erased", line1: "erased", line2: null, city: "erased", country: "CA" };

  test.each([
    ["agree", anOrder(), [parcel], null],
    [
      "an empty part that only one of them has",
      anOrder(),
      [{ ...parcel, address: { ...address, region: null } }],
      null,
    ],
    ["courses alone", anOrder({ address: null }), [parcel], null],
    ["no order", undefined, [parcel], null],
    ["another buyer", anOrder(), [{ ...parcel, buyerId: "eve" }], ["SHIP-1 for user ada", "SHIP-1 for user eve"]],
    [
      "another street",
      anOrder(),
      [{ ...parcel, address: { ...address, line1: "2" } }],
      ["the address of the order", "another line1"],
    ],
    [
      "the second parcel elsewhere",
      anOrder(),
      [parcel, { ...parcel, trackingNumber: "SHIP-2", address: { ...address, city: "Paris", country: "FR" } }],
      ["SHIP-2 to the address", "another city, country"],
    ],
    [
      "an address that the staff changed",
      anOrder(),
      [{ ...parcel, address: { ...address, line1: "2" }, isAddressChanged: true }],
      null,
    ],
    ["the order is erased first", anOrder({ address: erased }), [parcel], null],
    ["the parcel is erased first", anOrder(), [{ ...parcel, address: erased }], null],
    [
      "erased in another country",
      anOrder(),
      [{ ...parcel, address: { ...erased, country: "FR" } }],
      ["the address of the order", "another country"],
    ],
  ])("%s", (_rule, order, parcels, expected) => {
    expect(compareParcels(order, { key: "o1", parcels })).toEqual(findingsLike("order ORD-1", expected));
  });
});
