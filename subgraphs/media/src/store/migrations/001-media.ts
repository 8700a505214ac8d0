import type { MigrationInterface, QueryRunner } from "typeorm";

export class Media1795410660018 implements MigrationInterface {
  name = "Media1795410660018";

  async up(runner: QueryRunner): Promise<void> {
    // cursors have milliseconds: rows would be skipped if the column were more precise
    await runner.query(`
      create table media_files (
        id uuid primary key,
        owner_id uuid,
        name text not null,
        state text not null check (state in ('UPLOADING', 'CHECKING', 'READY', 'REJECTED', 'FAILED')),
        problem text check (problem is not null or state not in ('REJECTED', 'FAILED')),
        size_bytes bigint not null check (size_bytes >= 0),
        received_bytes bigint not null default 0 check (received_bytes between 0 and size_bytes),
        sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
        content_type text,
        width integer check (width > 0),
        height integer check (height > 0),
        placeholder text,
        object_count integer check (object_count > 0),
        alt text,
        focal_x smallint not null default 50 check (focal_x between 0 and 100),
        focal_y smallint not null default 50 check (focal_y between 0 and 100),
        source_url text,
        created_at timestamptz(3) not null,
        changed_at timestamptz(3) not null default now(),
        used_at timestamptz(3),
        constraint media_files_ready check (
          state <> 'READY' or num_nulls(sha256, content_type, width, height, placeholder, object_count) = 0
        )
      )`);
    await runner.query(`create index media_files_newest on media_files (created_at desc, id desc)`);
    await runner.query(`create index media_files_owner on media_files (owner_id, created_at desc, id desc)`);
    await runner.query(`create index media_files_content on media_files (sha256, changed_at desc)`);
    await runner.query(`create index media_files_unused on media_files (created_at) where used_at is null`);
    await runner.query(`
      create table media_parts (
        file_id uuid not null references media_files on delete cascade,
        start bigint not null,
        size_bytes bigint not null check (size_bytes > 0),
        key text not null,
        primary key (file_id, start)
      )`);
    // what a job found in the storage, so that the audit compares it by SQL
    await runner.query(`
      create table stored_pictures (
        sha256 text primary key,
        object_count integer not null check (object_count > 0),
        listed_at timestamptz(3) not null
      )`);
    await runner.query(`
      create table storage_listing (
        is_only boolean primary key default true check (is_only),
        listed_at timestamptz(3) not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table storage_listing, stored_pictures, media_parts, media_files`);
  }
}
