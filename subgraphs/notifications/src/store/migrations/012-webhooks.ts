import type { MigrationInterface, QueryRunner } from "typeorm";

export class Webhooks1760000001070 implements MigrationInterface {
  name = "Webhooks1760000001070";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table webhook_endpoints (
        id uuid primary key,
        url text not null check (length(url) between 1 and 2000),
        description text check (length(description) between 1 and 200),
        events text[] not null check (cardinality(events) > 0),
        is_enabled boolean not null,
        disabled_reason text check (disabled_reason in ('FAILING', 'GONE')),
        failing_since timestamptz(3),
        secret text not null,
        previous_secret text,
        previous_secret_until timestamptz(3),
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        check (disabled_reason is null or not is_enabled),
        check ((previous_secret is null) = (previous_secret_until is null))
      )`);
    // the body as it is sent, because the signature covers its bytes
    await runner.query(`
      create table webhook_events (
        id uuid primary key,
        name text not null,
        payload text not null,
        received_at timestamptz(3) not null
      )`);
    await runner.query(`create index webhook_events_age on webhook_events (received_at)`);
    await runner.query(`
      create table webhook_deliveries (
        id uuid primary key default gen_random_uuid(),
        endpoint_id uuid not null references webhook_endpoints on delete cascade,
        event_id uuid not null references webhook_events on delete cascade,
        status text not null check (status in ('PENDING', 'DELIVERED', 'FAILED')),
        is_test boolean not null default false,
        attempts int not null default 0 check (attempts >= 0),
        attempts_before int not null default 0,
        created_at timestamptz(3) not null,
        next_attempt_at timestamptz(3),
        constraint webhook_deliveries_event unique (event_id, endpoint_id),
        check ((next_attempt_at is null) = (status <> 'PENDING'))
      )`);
    await runner.query(`create index webhook_deliveries_newest on webhook_deliveries (endpoint_id, created_at, id)`);
    await runner.query(`
      create table webhook_attempts (
        delivery_id uuid not null references webhook_deliveries on delete cascade,
        number int not null check (number > 0),
        at timestamptz(3) not null,
        status_code int check (status_code between 100 and 999),
        duration_ms int not null check (duration_ms >= 0),
        excerpt text,
        error text,
        primary key (delivery_id, number)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table webhook_attempts, webhook_deliveries, webhook_events, webhook_endpoints`);
  }
}
