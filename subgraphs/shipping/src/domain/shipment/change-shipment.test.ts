import { expect, test } from "@jest/globals";
import type { AuditJob } from "@souk/kernel/audit/admin-action";
import { testAdminAction } from "@souk/kernel/testing/test-admin-action";
import { changeShipment } from "./change-shipment.js";
import type { Shipment } from "./shipment.js";
import type { ParcelChange } from "./shipment-store.js";

const address = {
  fullName: "June",
  line1: "1 Rue",
  line2: null,
  city: "Laval",
  region: null,
  postalCode: "H7A",
  country: "CA",
  phone: null,
};

test("changeShipment writes to the audit log that the address changed, but not the address", async () => {
  const shipment = { id: "s", status: "PENDING", carrier: "UPS", address, events: [] } as unknown as Shipment;
  const jobs: AuditJob[] = [];
  const shipments = {
    findShipmentByNumber: async () => shipment,
    carriers: async () => ["UPS"],
    changeShipment: async (_id: string, decide: (current: Shipment) => ParcelChange | null) => {
      jobs.push(...(decide(shipment)?.jobs ?? []));
      return shipment;
    },
  };
  const change = changeShipment({ shipments, clock: { now: () => new Date(0) }, newId: () => "new" });
  const moved = { ...address, line1: "2 Avenue" };
  await change({ trackingNumber: "SHIP-1", carrier: "ups", address: moved }, testAdminAction("changeShipment"));
  expect(jobs).toMatchObject([{ data: { before: { addressChanged: false }, after: { addressChanged: true } } }]);
  expect(JSON.stringify(jobs)).not.toMatch(/Rue|Avenue|Laval/);
});
