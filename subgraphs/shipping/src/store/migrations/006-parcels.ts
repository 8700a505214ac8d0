import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * An order may have several shipments. Each has lines; a shipment of an earlier release, or one that such a release makes while it is
 * replaced, has none and holds everything that its order ships (`holds_all`). Each has a place among those of its order: the automatic
 * one is 0, which keeps that one unique. The columns have constant defaults, so that no row is rewritten.
 */
export class Parcels1760000001005 implements MigrationInterface {
  name = "Parcels1760000001005";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table carriers add column tracking_url_template text
        check (tracking_url_template ~ '^https?://' and position('{number}' in tracking_url_template) > 0)`);
    await runner.query(`
      update carriers set tracking_url_template = known.template
      from (values
        ('Canada Post', 'https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor={number}'),
        ('UPS', 'https://www.ups.com/track?tracknum={number}'),
        ('DHL', 'https://www.dhl.com/global-en/home/tracking.html?tracking-id={number}')
      ) as known(name, template)
      where carriers.name = known.name`);
    await runner.query(`
      alter table shipments
        add column place int not null default 0 check (place >= 0),
        add column holds_all boolean not null default true,
        add column carrier_tracking_number text check (length(carrier_tracking_number) between 1 and 60),
        add column tracking_url text check (tracking_url ~ '^https?://' and length(tracking_url) <= 2000),
        add column replaces uuid references shipments,
        add column replaced_at timestamptz(3),
        add column address_changed_at timestamptz(3)`);
    await runner.query(`alter table shipments add constraint shipments_place unique (order_id, place)`);
    await runner.query(`alter table shipments drop constraint shipments_order`);
    await runner.query(`create index shipments_replaces on shipments (replaces) where replaces is not null`);
    await runner.query(`
      create table shipment_lines (
        shipment_id uuid not null references shipments on delete cascade,
        position int not null check (position >= 0),
        product_id uuid not null,
        sku text not null,
        name text not null,
        quantity int not null check (quantity > 0),
        primary key (shipment_id, product_id)
      )`);
    await runner.query(`
      create table added_shipments (
        actor_id uuid not null,
        idempotency_key text not null,
        body_hash text not null,
        shipment_id uuid not null references shipments on delete cascade,
        primary key (actor_id, idempotency_key)
      )`);
    await runner.query(`
      create function insert_shipment(
        lock_name text, shipment uuid, of_order uuid, its_number text, buyer uuid, carried_by text, initial_status text,
        destination jsonb, made_at timestamptz, events json, mail_to text, lines json, out outcome text
      ) language plpgsql as $$
      begin
        select made.outcome into outcome from insert_shipment(
          lock_name, shipment, of_order, its_number, buyer, carried_by, initial_status, destination, made_at, events, mail_to) made;
        if outcome = 'inserted' and lines is not null then
          update shipments set holds_all = false where id = shipment;
          insert into shipment_lines (shipment_id, position, product_id, sku, name, quantity)
          select shipment, line.position, line."productId", line.sku, line.name, line.quantity
          from json_to_recordset(lines) as line(position int, "productId" uuid, sku text, name text, quantity int);
        end if;
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function insert_shipment(text, uuid, uuid, text, uuid, text, text, jsonb, timestamptz, json, text, json)`);
    await runner.query(`drop table added_shipments, shipment_lines`);
    await runner.query(`delete from shipments where place > 0`);
    await runner.query(`
      alter table shipments add constraint shipments_order unique (order_id), drop column place, drop column holds_all,
        drop column carrier_tracking_number, drop column tracking_url, drop column replaces, drop column replaced_at,
        drop column address_changed_at`);
    await runner.query(`alter table carriers drop column tracking_url_template`);
  }
}
