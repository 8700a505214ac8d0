-- The tables that the migrations create. npm run graph writes this page; nothing runs it.

create extension if not exists pg_trgm;

create extension if not exists unaccent;

create function product_name_words(sort_name text) returns tsvector language sql immutable parallel safe as $$
select to_tsvector('simple', regexp_replace(sort_name, '[[:punct:]\u00A0-\u00BF\u2000-\u206F]+', ' ', 'g'))
$$;

create function product_search_vector(name text, sku text, tags text[], description text) returns tsvector language sql immutable parallel safe as $$
select setweight(to_tsvector('simple', search_words(name)), 'A')
    || setweight(to_tsvector('simple', search_words(sku || ' ' || array_to_string(tags, ' '))), 'B')
    || setweight(to_tsvector('simple', search_words(coalesce(description, ''))), 'C')
$$;

create function search_words(input text) returns text language sql immutable strict parallel safe as $$
select regexp_replace(searchable(input), '[[:punct:]\u00A0-\u00BF\u2000-\u206F]+', ' ', 'g')
$$;

create function searchable(input text) returns text language sql immutable strict parallel safe as $$
select lower(unaccent('unaccent', input))
$$;

create function shown_pictures(content text) returns text[] language sql immutable strict parallel safe as $$
select array(select distinct found[1] from regexp_matches(content, '/media/([0-9a-f]{64})-', 'g') found)
$$;

create table catalog_changes (
  id bigint generated always as identity not null,
  changed_at timestamptz default clock_timestamp() not null,
  constraint catalog_changes_pkey primary key (id)
);
create index catalog_changes_changed_at on catalog_changes (changed_at);

create table categories (
  id uuid not null,
  name text not null,
  slug text not null,
  description text,
  sort_name text generated always as (searchable(name)) stored,
  search_vector tsvector generated always as (to_tsvector('simple'::regconfig, search_words(name))) stored,
  custom jsonb default '{}'::jsonb not null,
  constraint categories_pkey primary key (id),
  constraint categories_slug unique (slug)
);
create index categories_name_trigrams on categories using gin (sort_name gin_trgm_ops);
create index categories_search on categories using gin (search_vector);
create index categories_shown_pictures on categories using gin (shown_pictures(custom::text)) where custom::text ~~ '%/media/%';

create table imported_records (
  source text not null,
  kind text not null,
  external_id text not null,
  record_id uuid,
  number text,
  is_linked boolean not null,
  content bytea not null,
  imported_at timestamptz(3) default now() not null,
  constraint imported_records_pkey primary key (source, kind, external_id),
  constraint imported_records_content_check check (length(content) = 32)
);

create table products (
  id uuid not null,
  sku text not null,
  slug text not null,
  name text not null,
  description text,
  kind text not null,
  price_minor bigint not null,
  currency text not null,
  is_active boolean not null,
  tags text[] default '{}'::text[] not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  sort_name text generated always as (searchable(name)) stored,
  search_vector tsvector generated always as (product_search_vector(name, sku, tags, description)) stored,
  weight_grams integer,
  custom jsonb default '{}'::jsonb not null,
  rating_average numeric(3,2),
  rating_count integer default 0 not null,
  rating_score integer default 0 not null,
  rating_version integer default 0 not null,
  constraint products_pkey primary key (id),
  constraint products_check check (deleted_at is null or not is_active),
  constraint products_currency_check check (currency ~ '^[A-Z]{3}$'),
  constraint products_kind_check check (kind in ('PHYSICAL', 'COURSE')),
  constraint products_price_minor_check check (price_minor >= 0),
  constraint products_weight check (weight_grams >= 0 and weight_grams <= 1000000)
);
create index products_name on products (sort_name, id) where deleted_at is null;
create index products_name_trigrams on products using gin (sort_name gin_trgm_ops);
create index products_name_words on products using gin (product_name_words(sort_name)) where deleted_at is null;
create index products_newest on products (created_at, id) where deleted_at is null;
create index products_price on products (price_minor, id) where deleted_at is null;
create index products_rating on products (rating_score, id) where deleted_at is null;
create index products_search on products using gin (search_vector);
create index products_shown_pictures on products using gin (shown_pictures(custom::text)) where custom::text ~~ '%/media/%';
create index products_sku_order on products (sku, id) where deleted_at is null;
create index products_tags on products using gin (tags);
create index products_updated on products (updated_at, id) where deleted_at is null;
create unique index products_sku on products (sku) where deleted_at is null;
create unique index products_slug on products (slug) where deleted_at is null;

create table product_categories (
  product_id uuid not null,
  category_id uuid not null,
  constraint product_categories_pkey primary key (product_id, category_id),
  constraint product_categories_category_id_fkey foreign key (category_id) references categories(id) on delete cascade,
  constraint product_categories_product_id_fkey foreign key (product_id) references products(id) on delete cascade
);
create index product_categories_category on product_categories (category_id, product_id);

create table product_images (
  id uuid not null,
  product_id uuid not null,
  url text not null,
  alt text,
  "position" integer not null,
  constraint product_images_pkey primary key (id),
  constraint product_images_position unique (product_id, "position") deferrable,
  constraint product_images_product_id_fkey foreign key (product_id) references products(id) on delete cascade
);
create index product_images_checksum on product_images ("substring"(url, '/media/([0-9a-f]{64})-')) where "substring"(url, '/media/([0-9a-f]{64})-') is not null;

create table search_words (
  word text not null
);
create index search_words_trigrams on search_words using gin (word gin_trgm_ops);
create index search_words_word on search_words (word);

create table stock_requests (
  id uuid not null,
  product_id uuid not null,
  user_id uuid,
  email text,
  locale text,
  token_hash bytea,
  requested_at timestamptz(3) not null,
  confirmed_at timestamptz(3),
  mailed_at timestamptz(3),
  is_wish boolean default false not null,
  constraint stock_requests_pkey primary key (id),
  constraint stock_requests_product_id_fkey foreign key (product_id) references products(id),
  constraint stock_requests_email_check check (email = lower(email)),
  constraint stock_requests_mailed_confirmed check (mailed_at is null or confirmed_at is not null),
  constraint stock_requests_reader check ((user_id is null) <> (email is null)),
  constraint stock_requests_token_hash_check check (length(token_hash) = 32)
);
create index stock_requests_guest on stock_requests (email) where email is not null;
create index stock_requests_mailed on stock_requests (product_id, mailed_at) where mailed_at is not null;
create index stock_requests_user on stock_requests (user_id) where user_id is not null;
create index stock_requests_waiting on stock_requests (product_id, requested_at, id) where mailed_at is null and confirmed_at is not null;
create unique index stock_requests_open_guest on stock_requests (email, product_id) where mailed_at is null and email is not null;
create unique index stock_requests_open_user on stock_requests (user_id, product_id) where mailed_at is null and user_id is not null;
create unique index stock_requests_token on stock_requests (token_hash) where token_hash is not null;

create table wishlists (
  user_id uuid not null,
  name text,
  share_token text,
  prices_mailed_at timestamptz(3),
  constraint wishlists_pkey primary key (user_id),
  constraint wishlists_share_token_key unique (share_token),
  constraint wishlists_name_check check (length(name) >= 1 and length(name) <= 100),
  constraint wishlists_share_token_check check (length(share_token) = 43)
);

create table wishes (
  user_id uuid not null,
  product_id uuid not null,
  added_at timestamptz(3) not null,
  added_price_minor bigint not null,
  known_price_minor bigint not null,
  constraint wishes_pkey primary key (user_id, product_id),
  constraint wishes_product_id_fkey foreign key (product_id) references products(id),
  constraint wishes_user_id_fkey foreign key (user_id) references wishlists(user_id) on delete cascade
);
create index wishes_newest on wishes (user_id, added_at desc, product_id);
create index wishes_product on wishes (product_id, user_id);

create function add_search_words(names text[]) returns void language sql as $$
insert into search_words (word)
select distinct found.word
from unnest(names) as name, unnest(tsvector_to_array(product_name_words(name))) as found(word)
where is_correctable(found.word)
  and not exists (select from search_words known where known.word = found.word)
$$;

create function add_words_of_products() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform add_search_words(array(select distinct sort_name from written));
  else
    perform add_search_words(array(select sort_name from written except select sort_name from replaced));
  end if;
  return null;
end
$$;

create function event_product_changed() returns trigger language plpgsql as $$
declare
      event_data json := json_build_object(
'productId', new.id, 'sku', new.sku, 'slug', new.slug, 'name', new.name, 'kind', new.kind,
'price', json_build_object('amountMinor', new.price_minor, 'currency', new.currency), 'isActive', new.is_active);
    begin
      perform publish_event('product.changed', 1, event_data ->> 'productId', event_data);
      return null;
    end
$$;

create function event_product_created() returns trigger language plpgsql as $$
declare
      event_data json := json_build_object(
'productId', new.id, 'sku', new.sku, 'slug', new.slug, 'name', new.name, 'kind', new.kind,
'price', json_build_object('amountMinor', new.price_minor, 'currency', new.currency), 'isActive', new.is_active);
    begin
      perform publish_event('product.created', 1, event_data ->> 'productId', event_data);
      return null;
    end
$$;

create function event_product_deleted() returns trigger language plpgsql as $$
declare
      event_data json := json_build_object(
'productId', new.id, 'sku', new.sku, 'slug', new.slug, 'name', new.name, 'kind', new.kind,
'price', json_build_object('amountMinor', new.price_minor, 'currency', new.currency), 'isActive', new.is_active);
    begin
      perform publish_event('product.deleted', 1, event_data ->> 'productId', event_data);
      return null;
    end
$$;

create function is_correctable(word text) returns boolean language sql immutable parallel safe as $$
select length(word) between 4 and 40 and word !~ '[0-9]'
$$;

create function note_catalog_change() returns trigger language plpgsql as $$
begin
  insert into catalog_changes default values;
  delete from catalog_changes where id in (
    select id from catalog_changes where changed_at < clock_timestamp() - interval '1 hour'
    order by changed_at limit 100 for update skip locked
  );
  return null;
end
$$;

create function notify_public_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('public_changed', tg_argv[0] || ':' || (to_jsonb(coalesce(new, old)) ->> tg_argv[1]));
  perform pg_notify('public_changed', tg_argv[0]);
  return null;
end
$$;

create trigger categories_noted after insert or delete or update or truncate on categories for each statement execute function note_catalog_change();
create trigger categories_public after insert or delete or update on categories for each row execute function notify_public_change('Category', 'id');
create trigger product_categories_noted after insert or delete or update or truncate on product_categories for each statement execute function note_catalog_change();
create trigger product_categories_public after insert or delete or update on product_categories for each row execute function notify_public_change('Product', 'product_id');
create trigger product_images_public after insert or delete or update on product_images for each row execute function notify_public_change('Product', 'product_id');
create trigger event_product_changed after update of updated_at on products for each row when (old.updated_at is distinct from new.updated_at and old.deleted_at is null and new.deleted_at is null) execute function event_product_changed();
create trigger event_product_created after insert on products for each row when (new.deleted_at is null) execute function event_product_created();
create trigger event_product_deleted after update of deleted_at on products for each row when (old.deleted_at is null and new.deleted_at is not null) execute function event_product_deleted();
create trigger products_noted after insert or delete or update or truncate on products for each statement execute function note_catalog_change();
create trigger products_public after insert or delete or update on products for each row execute function notify_public_change('Product', 'id');
create trigger products_words_of_changed after update on products referencing old table as replaced new table as written for each statement execute function add_words_of_products();
create trigger products_words_of_new after insert on products referencing new table as written for each statement execute function add_words_of_products();
