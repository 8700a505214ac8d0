import type { MigrationInterface, QueryRunner } from "typeorm";

export class Shipping1760000001000 implements MigrationInterface {
  name = "Shipping1760000001000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table carriers (
        name text primary key check (name <> ''),
        tracking_prefix text not null default 'SHIP-' check (tracking_prefix ~ '^[A-Z]{1,10}-$'),
        is_active boolean not null default true,
        is_default boolean not null default false,
        check (is_active or not is_default)
      )`);
    await runner.query(`create unique index carriers_name on carriers (lower(name))`);
    await runner.query(`create unique index carriers_default on carriers (is_default) where is_default`);
    // country null: anywhere that has no rate of its own; free_from_minor null: never free
    await runner.query(`
      create table rates (
        carrier text not null references carriers on update cascade on delete cascade,
        country text check (country ~ '^[A-Z]{2}$'),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        flat_minor bigint not null check (flat_minor >= 0),
        free_from_minor bigint check (free_from_minor > 0),
        constraint rates_place unique nulls not distinct (carrier, currency, country)
      )`);
    await runner.query(`create sequence tracking_numbers start 888`);
    await runner.query(`
      create table shipments (
        id uuid primary key,
        order_id uuid not null constraint shipments_order unique,
        order_number text not null,
        buyer_id uuid not null,
        tracking_number text not null constraint shipments_tracking_number unique,
        carrier text not null,
        status text not null check (status in ('PENDING', 'IN_TRANSIT', 'DELIVERED', 'FAILED', 'RETURNED')),
        address jsonb not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null
      )`);
    await runner.query(`
      create table shipment_events (
        id uuid primary key,
        shipment_id uuid not null references shipments on delete cascade,
        position int not null check (position >= 0),
        at timestamptz(3) not null,
        status text not null check (status in ('PENDING', 'IN_TRANSIT', 'DELIVERED', 'FAILED', 'RETURNED')),
        detail text,
        constraint shipment_events_position unique (shipment_id, position)
      )`);
    await runner.query(`
      insert into carriers (name, is_default) values ('Canada Post', true), ('UPS', false), ('DHL', false)`);
    await runner.query(`
      insert into rates (carrier, country, currency, flat_minor, free_from_minor) values
        ('Canada Post', 'CA', 'CAD', 799, 10000),
        ('Canada Post', 'US', 'CAD', 1499, 20000),
        ('Canada Post', null, 'CAD', 2499, null),
        ('UPS', 'CA', 'CAD', 1199, 15000),
        ('UPS', 'US', 'CAD', 1799, 25000),
        ('UPS', null, 'CAD', 3499, null),
        ('DHL', 'CA', 'CAD', 1299, 15000),
        ('DHL', null, 'CAD', 2999, null)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table shipment_events, shipments, rates, carriers`);
    await runner.query(`drop sequence tracking_numbers`);
  }
}
