import { describe, expect, test } from "@jest/globals";
import {
  canMove,
  mayBecome,
  shipmentStatuses,
  statusChanges,
  type ShipmentStatus,
  readTrackingNumber,
} from "./shipment.js";

const allowed = [
  "PENDING > LABEL_CREATED",
  "PENDING > IN_TRANSIT",
  "PENDING > FAILED",
  "LABEL_CREATED > IN_TRANSIT",
  "LABEL_CREATED > FAILED",
  "IN_TRANSIT > OUT_FOR_DELIVERY",
  "OUT_FOR_DELIVERY > DELIVERED",
  "OUT_FOR_DELIVERY > FAILED",
  "OUT_FOR_DELIVERY > RETURNED",
  "IN_TRANSIT > DELIVERED",
  "IN_TRANSIT > FAILED",
  "IN_TRANSIT > RETURNED",
  "FAILED > IN_TRANSIT",
  "FAILED > RETURNED",
  "DELIVERED > RETURNED",
];
const pairs = shipmentStatuses.flatMap((from) => shipmentStatuses.map((to) => [from, to] as const));

describe("S1-43: transitions", () => {
  test.each(pairs)("%s > %s", (from, to) => {
    expect(canMove(from, to)).toBe(allowed.includes(`${from} > ${to}`));
  });
});

describe("statusChanges", () => {
  test("leaves out remarks, and keeps a repeated status", () => {
    const statuses: ShipmentStatus[] = ["PENDING", "PENDING", "IN_TRANSIT", "FAILED", "FAILED", "IN_TRANSIT"];
    const events = statuses.map((status, index) => ({ id: `${index}`, at: new Date(0), status, detail: null }));
    const changes = statusChanges({ events });
    expect(changes.map(({ id }) => id)).toEqual(["0", "2", "3", "5"]);
  });
});

test.each([
  [true, false],
  [false, true],
])("a shipment with isCancelled %s may be sent: %s", (isCancelled, maySend) => {
  expect(mayBecome({ status: "PENDING", isCancelled, isReplaced: false }, "IN_TRANSIT")).toBe(maySend);
});

test("a replaced shipment can be RETURNED, but cannot be sent again", () => {
  const replaced = { status: "FAILED", isCancelled: false, isReplaced: true } as const;
  expect([mayBecome(replaced, "IN_TRANSIT"), mayBecome(replaced, "RETURNED")]).toEqual([false, true]);
});

test.each([
  ["unchanged", "SHIP-888", "SHIP-888"],
  ["in any case and with surrounding blanks", " ship-888\n", "SHIP-888"],
  ["as null without a number", "SHIP-", null],
  ["as null without a prefix", "888", null],
  ["as null with a character that PostgreSQL rejects", "SHIP-8\u00008", null],
  ["as null when too long", `SHIP-${"8".repeat(19)}`, null],
  ["as null when empty", "", null],
])("a tracking number is read %s", (_rule, text, number) => {
  expect(readTrackingNumber(text)).toBe(number);
});
