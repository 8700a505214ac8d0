import { createEventTriggers, dropEventTriggers, type EventTrigger } from "@souk/kernel/domain-events/event-triggers";
import type { MigrationInterface, QueryRunner } from "typeorm";

const ofShipments = {
  table: "shipments",
  data: `json_build_object(
    'orderId', new.order_id, 'orderNumber', new.order_number, 'buyerId', new.buyer_id, 'shipmentId', new.id,
    'trackingNumber', new.tracking_number, 'carrier', new.carrier, 'carrierTrackingNumber', new.carrier_tracking_number)`,
};
const ofMoves = { ...ofShipments, after: "update of status" };

const triggers: readonly EventTrigger[] = [
  { ...ofShipments, event: "shipment.created", after: "insert", when: "new.status = 'PENDING'" },
  { ...ofMoves, event: "shipment.shipped", when: "old.status <> 'IN_TRANSIT' and new.status = 'IN_TRANSIT'" },
  { ...ofMoves, event: "shipment.delivered", when: "old.status <> 'DELIVERED' and new.status = 'DELIVERED'" },
  {
    ...ofMoves,
    event: "shipment.failed",
    when: "old.status not in ('FAILED', 'RETURNED') and new.status in ('FAILED', 'RETURNED')",
  },
];

export class DomainEvents1760000001070 implements MigrationInterface {
  name = "DomainEvents1760000001070";

  async up(runner: QueryRunner): Promise<void> {
    await createEventTriggers(runner, triggers);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropEventTriggers(runner, triggers);
  }
}
