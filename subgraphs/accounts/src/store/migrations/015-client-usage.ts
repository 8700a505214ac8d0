import type { MigrationInterface, QueryRunner } from "typeorm";

/** The use of the graph by clients: operations, the clients that send them, and counts per day. */
export class ClientUsage1760000000090 implements MigrationInterface {
  name = "ClientUsage1760000000090";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table used_operations (
        hash text primary key check (length(hash) between 1 and 64),
        name text not null check (length(name) <= 100),
        kind text check (kind in ('query', 'mutation', 'subscription')),
        document text not null,
        fields text[] not null,
        deprecated_fields text[] not null,
        first_seen_at timestamptz(3) not null,
        last_seen_at timestamptz(3) not null
      )`);
    await runner.query(`create index used_operations_fields on used_operations using gin (fields)`);
    await runner.query(`
      create table usage_clients (
        name text not null check (length(name) <= 100),
        version text not null check (length(version) <= 50),
        last_seen_at timestamptz(3) not null,
        primary key (name, version)
      )`);
    await runner.query(`
      create table operation_usage (
        day date not null,
        operation_hash text not null references used_operations on delete cascade,
        client_name text not null,
        client_version text not null,
        count bigint not null check (count > 0),
        errors bigint not null check (errors between 0 and count),
        within_5_ms bigint not null,
        within_10_ms bigint not null,
        within_25_ms bigint not null,
        within_50_ms bigint not null,
        within_100_ms bigint not null,
        within_250_ms bigint not null,
        within_500_ms bigint not null,
        within_1000_ms bigint not null,
        within_2500_ms bigint not null,
        within_5000_ms bigint not null,
        within_10000_ms bigint not null,
        longer bigint not null,
        max_ms int not null check (max_ms >= 0),
        last_seen_at timestamptz(3) not null,
        primary key (day, operation_hash, client_name, client_version)
      )`);
    await runner.query(`create index operation_usage_operation on operation_usage (operation_hash, day)`);
    await runner.query(`
      create table usage_reports (
        id uuid primary key,
        received_at timestamptz(3) not null
      )`);
    await runner.query(`create index usage_reports_received on usage_reports (received_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table usage_reports`);
    await runner.query(`drop table operation_usage`);
    await runner.query(`drop table usage_clients`);
    await runner.query(`drop table used_operations`);
  }
}
