-- The tables that the migrations create. npm run graph writes this page; nothing runs it.

create table product_ratings (
  product_id uuid not null,
  histogram integer[] default '{0,0,0,0,0}'::integer[] not null,
  version integer default 0 not null,
  changed_at timestamptz(3) default clock_timestamp() not null,
  constraint product_ratings_pkey primary key (product_id),
  constraint product_ratings_histogram_check check (array_length(histogram, 1) = 5 and (0 <= all (histogram)))
);

create table reviews (
  id uuid not null,
  product_id uuid not null,
  user_id uuid not null,
  author_name text not null,
  stars smallint not null,
  title text not null,
  text text not null,
  status text not null,
  held_reason text,
  helpful_count integer default 0 not null,
  report_count integer default 0 not null,
  reply text,
  replied_at timestamptz(3),
  created_at timestamptz(3) not null,
  edited_at timestamptz(3),
  approved_at timestamptz(3),
  pictures text[] default '{}'::text[] not null,
  constraint reviews_pkey primary key (id),
  constraint reviews_of_user_and_product unique (user_id, product_id),
  constraint reviews_check check ((status = 'HELD') = (held_reason is not null)),
  constraint reviews_check1 check ((reply is null) = (replied_at is null)),
  constraint reviews_held_reason_check check (held_reason in ('BANNED_WORDS', 'REPORTS', 'EDITED')),
  constraint reviews_helpful_count_check check (helpful_count >= 0),
  constraint reviews_pictures_check check (pictures::text ~ '^{([0-9a-f]{64}(,[0-9a-f]{64}){0,4})?}$') not valid,
  constraint reviews_report_count_check check (report_count >= 0),
  constraint reviews_stars_check check (stars >= 1 and stars <= 5),
  constraint reviews_status_check check (status in ('PUBLISHED', 'HELD', 'REJECTED'))
);
create index reviews_by_status on reviews (status, created_at desc, id desc);
create index reviews_helpful on reviews (product_id, helpful_count desc, created_at desc, id desc) where status = 'PUBLISHED';
create index reviews_highest on reviews (product_id, stars desc, created_at desc, id desc) where status = 'PUBLISHED';
create index reviews_lowest on reviews (product_id, stars, created_at desc, id desc) where status = 'PUBLISHED';
create index reviews_newest on reviews (product_id, created_at desc, id desc) where status = 'PUBLISHED';
create index reviews_of_user on reviews (user_id, created_at desc, id desc);
create index reviews_pictures on reviews using gin (pictures) where pictures <> '{}'::text[];

create table review_reports (
  review_id uuid not null,
  user_id uuid not null,
  reason text not null,
  reported_at timestamptz(3) not null,
  constraint review_reports_pkey primary key (review_id, user_id),
  constraint review_reports_review_id_fkey foreign key (review_id) references reviews(id) on delete cascade,
  constraint review_reports_reason_check check (reason in ('SPAM', 'OFFENSIVE', 'OFF_TOPIC', 'PERSONAL_DATA', 'OTHER'))
);
create index review_reports_user on review_reports (user_id);

create table review_votes (
  review_id uuid not null,
  user_id uuid not null,
  constraint review_votes_pkey primary key (review_id, user_id),
  constraint review_votes_review_id_fkey foreign key (review_id) references reviews(id) on delete cascade
);
create index review_votes_user on review_votes (user_id);

create function copy_rating() returns trigger language plpgsql as $$
declare
  key_of_job text := 'copyRating:' || new.product_id;
begin
  perform graphile_worker.add_job('copyRating',
    json_build_object('key', key_of_job, 'data', json_build_object('productId', new.product_id)), job_key => key_of_job);
  return null;
end
$$;

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
end
$$;

create function notify_public_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('public_changed', 'Product:' || coalesce(new.product_id, old.product_id));
  return null;
end
$$;

create trigger product_ratings_copied after update of version on product_ratings for each row execute function copy_rating();
create trigger reviews_counted after insert or delete or update of stars, status on reviews for each row execute function count_review();
create trigger reviews_public after insert or delete or update on reviews for each row execute function notify_public_change();
