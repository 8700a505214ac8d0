import { checkInput } from "@souk/kernel/errors/invalid-field";
import type { ImportOutcome, RecordToImport } from "@souk/kernel/imports/import-record";
import { idRule, refused, textRule, timeRule } from "@souk/kernel/imports/import-rules";
import { importedId } from "@souk/kernel/imports/imported-id";
import { postalAddressRule } from "@souk/kernel/values/postal-address";
import { z } from "zod";
import type { ShipmentStore } from "../shipment/shipment-store.js";
import { shipmentStatuses, type ShipmentStatus } from "../shipment/shipment.js";

/** The statuses that a parcel of each importable status has had. */
const paths = {
  PENDING: ["PENDING"],
  LABEL_CREATED: ["PENDING", "LABEL_CREATED"],
  IN_TRANSIT: ["PENDING", "IN_TRANSIT"],
  OUT_FOR_DELIVERY: ["PENDING", "IN_TRANSIT", "OUT_FOR_DELIVERY"],
  DELIVERED: ["PENDING", "IN_TRANSIT", "DELIVERED"],
} as const satisfies Partial<Record<ShipmentStatus, readonly ShipmentStatus[]>>;

const rule = z.object({
  orderId: idRule,
  orderNumber: z.string(),
  buyerId: idRule,
  carrier: textRule(100),
  address: postalAddressRule,
  status: z.enum(shipmentStatuses).exclude(["FAILED", "RETURNED"]),
  createdAt: timeRule,
  carrierTrackingNumber: z.string().trim().max(60, "must be at most 60 characters").nullish(),
});

/** Imports the one shipment of an imported order, without a mail to the buyer. A correction is a later status. */
export function importShipment({ shipments }: { readonly shipments: ShipmentStore }) {
  return async ({ source, externalId, id: shipmentId, data, dryRun }: RecordToImport): Promise<ImportOutcome> => {
    const checked = checkInput<z.infer<typeof rule>>(rule, data);
    if (!checked.ok) return { kind: "REFUSED", fields: checked.fields };
    if (dryRun) return { kind: "CREATED", id: shipmentId };
    const { carrierTrackingNumber, status, createdAt, ...shipment } = checked.value;
    const events = paths[status].map((reached) => {
      const eventId = importedId({ source, kind: `shipment ${reached}`, externalId });
      return { id: eventId, at: createdAt, status: reached, detail: null };
    });
    const imported = { ...shipment, id: shipmentId, email: null, status, events, createdAt, lines: null };
    const outcome = await shipments.insertImported(imported, carrierTrackingNumber || null);
    if (outcome === "otherShipment") return refused("orderId", "has another shipment");
    return { kind: outcome, id: shipmentId };
  };
}
