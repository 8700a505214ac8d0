import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * A shipment is inserted by one function. Two others had the same name, and the last one called them in turn. Programs
 * of 0.3 call the last one.
 */
export class WholeInsertion1760000001091 implements MigrationInterface {
  name = "WholeInsertion1760000001091";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create or replace function insert_shipment(lock_name text, shipment uuid, of_order uuid, its_number text, buyer uuid,
  carried_by text, initial_status text, destination jsonb, made_at timestamptz, events json, mail_to text, lines json,
  out outcome text) language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(lock_name, 0));
  if exists (select from cancelled_orders where order_id = of_order) then
    outcome := 'cancelled';
  elsif exists (select from shipments where order_id = of_order) then
    outcome := 'alreadyThere';
  else
    insert into shipments (id, order_id, order_number, buyer_id, tracking_number, carrier, status, address, created_at,
      updated_at, buyer_email, holds_all)
    values (shipment, of_order, its_number, buyer,
      coalesce((select tracking_prefix from carriers where lower(name) = lower(carried_by)), 'SHIP-') || nextval('tracking_numbers'),
      carried_by, initial_status, destination, made_at, made_at, mail_to, lines is null);
    insert into shipment_events (id, shipment_id, position, at, status, detail)
    select event.id, shipment, event.position, event.at, event.status, event.detail
    from json_to_recordset(events) as event(id uuid, position int, at timestamptz, status text, detail text);
    insert into shipment_lines (shipment_id, position, product_id, sku, name, quantity)
    select shipment, line.position, line."productId", line.sku, line.name, line.quantity
    from json_to_recordset(lines) as line(position int, "productId" uuid, sku text, name text, quantity int);
    outcome := 'inserted';
  end if;
end
$$;

drop function if exists insert_shipment(text, uuid, uuid, text, uuid, text, text, jsonb, timestamptz, json);
drop function if exists insert_shipment(text, uuid, uuid, text, uuid, text, text, jsonb, timestamptz, json, text);`);
  }

  /** Leaves the function: it does what that of 0.3 did. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}
