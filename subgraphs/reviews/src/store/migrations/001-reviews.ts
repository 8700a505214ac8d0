import type { MigrationInterface, QueryRunner } from "typeorm";

/** By list: the columns of its index. Cursors have milliseconds, so the times have no more. */
const lists = [
  ["newest", "product_id, created_at desc, id desc", "status = 'PUBLISHED'"],
  ["helpful", "product_id, helpful_count desc, created_at desc, id desc", "status = 'PUBLISHED'"],
  ["highest", "product_id, stars desc, created_at desc, id desc", "status = 'PUBLISHED'"],
  ["lowest", "product_id, stars, created_at desc, id desc", "status = 'PUBLISHED'"],
  ["by_status", "status, created_at desc, id desc", "true"],
  ["of_user", "user_id, created_at desc, id desc", "true"],
] as const;

export class Reviews1760000010000 implements MigrationInterface {
  name = "Reviews1760000010000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reviews (
        id uuid primary key,
        product_id uuid not null,
        user_id uuid not null,
        author_name text not null,
        stars smallint not null check (stars between 1 and 5),
        title text not null,
        text text not null,
        status text not null check (status in ('PUBLISHED', 'HELD', 'REJECTED')),
        held_reason text check (held_reason in ('BANNED_WORDS', 'REPORTS', 'EDITED')),
        helpful_count int not null default 0 check (helpful_count >= 0),
        report_count int not null default 0 check (report_count >= 0),
        reply text,
        replied_at timestamptz(3),
        created_at timestamptz(3) not null,
        edited_at timestamptz(3),
        approved_at timestamptz(3),
        constraint reviews_of_user_and_product unique (user_id, product_id),
        check ((status = 'HELD') = (held_reason is not null)),
        check ((reply is null) = (replied_at is null))
      )`);
    for (const [name, columns, where] of lists)
      await runner.query(`create index reviews_${name} on reviews (${columns}) where ${where}`);
    await runner.query(`
      create table review_votes (
        review_id uuid not null references reviews on delete cascade,
        user_id uuid not null,
        primary key (review_id, user_id)
      )`);
    await runner.query(`create index review_votes_user on review_votes (user_id)`);
    await runner.query(`
      create table review_reports (
        review_id uuid not null references reviews on delete cascade,
        user_id uuid not null,
        reason text not null check (reason in ('SPAM', 'OFFENSIVE', 'OFF_TOPIC', 'PERSONAL_DATA', 'OTHER')),
        reported_at timestamptz(3) not null,
        primary key (review_id, user_id)
      )`);
    await runner.query(`create index review_reports_user on review_reports (user_id)`);
    await createRatings(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table product_ratings, review_reports, review_votes, reviews`);
    await runner.query(`drop function count_review, copy_rating, notify_public_change`);
  }
}

/**
 * Adds a job that sends the rating to catalog. The tables of graphile-worker are created after the migrations of a new
 * database, and before anything writes to it.
 */
const copyJobFunction = `
  create function copy_rating() returns trigger language plpgsql as $$
  declare
    key_of_job text := 'copyRating:' || new.product_id;
  begin
    perform graphile_worker.add_job('copyRating',
      json_build_object('key', key_of_job, 'data', json_build_object('productId', new.product_id)), job_key => key_of_job);
    return null;
  end $$`;

/** Each change of a published review changes its product's counts in the same transaction, and notifies the routers. */
async function createRatings(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table product_ratings (
      product_id uuid primary key,
      histogram int[] not null default '{0,0,0,0,0}' check (array_length(histogram, 1) = 5 and 0 <= all (histogram)),
      version int not null default 0,
      changed_at timestamptz(3) not null default clock_timestamp()
    )`);
  await runner.query(`
    create function count_review() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'INSERT' and old.status = 'PUBLISHED' then
        update product_ratings set histogram[old.stars] = histogram[old.stars] - 1, version = version + 1,
          changed_at = clock_timestamp() where product_id = old.product_id;
      end if;
      if tg_op <> 'DELETE' and new.status = 'PUBLISHED' then
        insert into product_ratings (product_id) values (new.product_id) on conflict do nothing;
        update product_ratings set histogram[new.stars] = histogram[new.stars] + 1, version = version + 1,
          changed_at = clock_timestamp() where product_id = new.product_id;
      end if;
      return null;
    end $$`);
  await runner.query(`
    create trigger reviews_counted after insert or delete or update of stars, status on reviews for each row
    execute function count_review()`);
  await runner.query(copyJobFunction);
  await runner.query(`
    create trigger product_ratings_copied after update of version on product_ratings for each row
    execute function copy_rating()`);
  await runner.query(`
    create function notify_public_change() returns trigger language plpgsql as $$
    begin
      perform pg_notify('public_changed', 'Product:' || coalesce(new.product_id, old.product_id));
      return null;
    end $$`);
  await runner.query(`
    create trigger reviews_public after insert or update or delete on reviews for each row
    execute function notify_public_change()`);
}
