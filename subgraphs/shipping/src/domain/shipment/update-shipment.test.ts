import { describe, expect, test } from "@jest/globals";
import { testAdminAction } from "@souk/kernel/testing/test-admin-action";
import { canMove, shipmentStatuses, type Shipment, type ShipmentStatus } from "./shipment.js";
import type { ShipmentMove } from "./shipment-store.js";
import { updateShipment, type UpdateShipmentInput } from "./update-shipment.js";

const now = new Date("2026-05-01T12:00:00Z");

/** A shipment that another request may move to `movedTo` between the read and the write. */
function aDesk(
  status: ShipmentStatus,
  detail: string | null = null,
  movedTo: ShipmentStatus = status,
  isCancelled = false,
) {
  const moves: ShipmentMove[] = [];
  let current = {
    id: "s",
    trackingNumber: "SHIP-888",
    status,
    events: [{ id: "e", at: now, status, detail }],
    isCancelled,
  } as unknown as Shipment;
  const shipments = {
    findShipmentByNumber: async (number: string) => (number === "SHIP-888" ? current : null),
    moveShipment: async (move: ShipmentMove) => {
      current = { ...current, status: movedTo };
      if (movedTo !== move.from) return false;
      moves.push(move);
      current = { ...current, status: move.event.status, events: [...current.events, move.event] };
      return true;
    },
  };
  const change = updateShipment({ shipments, clock: { now: () => now }, newId: () => "new" });
  const update = (input: UpdateShipmentInput) => change(input, testAdminAction("updateShipment"));
  return { moves, update };
}

describe("updateShipment", () => {
  const pairs = shipmentStatuses.flatMap((from) => shipmentStatuses.map((to) => [from, to] as const));
  test.each(pairs.filter(([from, to]) => from !== to))("%s > %s follows the transition table", async (from, to) => {
    const { moves, update } = aDesk(from);
    const outcome = await update({ trackingNumber: "SHIP-888", status: to });
    if (canMove(from, to)) {
      expect(outcome).toMatchObject({ kind: "updated", shipment: { status: to, events: [{}, { id: "new" }] } });
      const event = { id: "new", at: now, status: to, detail: null };
      const audited = { targetId: "s", before: { status: from, detail: null }, after: { status: to, detail: null } };
      expect(moves).toMatchObject([{ shipmentId: "s", from, event, jobs: [{ data: audited }] }]);
    } else {
      expect(outcome).toEqual({ kind: "cannotMove", from, to });
      expect(moves).toEqual([]);
    }
  });

  test.each(shipmentStatuses.filter((to) => to !== "FAILED"))("a cancelled shipment never becomes %s", async (to) => {
    const { moves, update } = aDesk("FAILED", null, "FAILED", true);
    const outcome = await update({ trackingNumber: "SHIP-888", status: to });
    expect(outcome).toEqual({ kind: "cannotMove", from: "FAILED", to });
    expect(moves).toEqual([]);
  });

  test.each([
    ["without a detail changes nothing", null, undefined, 0],
    ["with an empty detail changes nothing", null, "  ", 0],
    ["with the detail of the last event changes nothing", "In Montreal", " In Montreal ", 0],
    ["with a new detail adds a remark", "In Montreal", "In Toronto", 1],
  ])("the current status %s", async (_rule, last, detail, added) => {
    const { moves, update } = aDesk("IN_TRANSIT", last);
    const outcome = await update({
      trackingNumber: "ship-888",
      status: "IN_TRANSIT",
      ...(detail === undefined ? {} : { detail }),
    });
    expect(outcome.kind).toBe("updated");
    expect(moves).toHaveLength(added);
  });

  test.each([["SHIP-889"], ["nonsense"], ["SHIP-8\u0000"]])("%j returns notFound", async (trackingNumber) => {
    const outcome = await aDesk("PENDING").update({ trackingNumber, status: "IN_TRANSIT" });
    expect(outcome).toEqual({ kind: "notFound", trackingNumber });
  });

  test("refuses a shipment that another request moved, unless it already has the new status", async () => {
    const input = { trackingNumber: "SHIP-888", status: "IN_TRANSIT" } as const;
    expect((await aDesk("PENDING", null, "FAILED").update(input)).kind).toBe("movedMeanwhile");
    expect((await aDesk("PENDING", null, "IN_TRANSIT").update(input)).kind).toBe("updated");
  });

  test.each([
    ["too long", "x".repeat(501)],
    ["of two lines", "one\ntwo"],
    ["with a NUL", "a\u0000b"],
  ])("a detail %s is invalid", async (_case, detail) => {
    const outcome = await aDesk("PENDING").update({ trackingNumber: "SHIP-888", status: "IN_TRANSIT", detail });
    expect(outcome).toMatchObject({ kind: "invalid", fields: [{ path: "detail" }] });
  });
});
