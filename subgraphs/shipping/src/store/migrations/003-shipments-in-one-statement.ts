import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Making an order's shipment is one statement. Making and cancelling it happen one after the other, by a lock on its name; what follows
 * the lock sees what those before it in the queue have done. The tracking number is drawn only when the order has no shipment and may
 * have one, so that a repeat leaves no gap.
 */
export class ShipmentsInOneStatement1760000001002 implements MigrationInterface {
  name = "ShipmentsInOneStatement1760000001002";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function insert_shipment(
        lock_name text, shipment uuid, of_order uuid, its_number text, buyer uuid, carried_by text, initial_status text,
        destination jsonb, made_at timestamptz, events json, out outcome text
      ) language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtextextended(lock_name, 0));
        if exists (select from cancelled_orders where order_id = of_order) then
          outcome := 'cancelled';
        elsif exists (select from shipments where order_id = of_order) then
          outcome := 'alreadyThere';
        else
          insert into shipments (id, order_id, order_number, buyer_id, tracking_number, carrier, status, address, created_at, updated_at)
          values (shipment, of_order, its_number, buyer,
            coalesce((select tracking_prefix from carriers where lower(name) = lower(carried_by)), 'SHIP-') || nextval('tracking_numbers'),
            carried_by, initial_status, destination, made_at, made_at);
          insert into shipment_events (id, shipment_id, position, at, status, detail)
          select event.id, shipment, event.position, event.at, event.status, event.detail
          from json_to_recordset(events) as event(id uuid, position int, at timestamptz, status text, detail text);
          outcome := 'inserted';
        end if;
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function insert_shipment`);
  }
}
