-- The tables that the migrations create. npm run graph writes this page; nothing runs it.

create sequence order_numbers start 101;

create function searchable(input text) returns text language sql immutable strict parallel safe as $$
select lower(regexp_replace(normalize(input, NFKD), '[\u0300-\u036f]', '', 'g'))
$$;

create function shown_pictures(content text) returns text[] language sql immutable strict parallel safe as $$
select array(select distinct found[1] from regexp_matches(content, '/media/([0-9a-f]{64})-', 'g') found)
$$;

create table orders (
  id uuid not null,
  number text default 'ORD-' || nextval('order_numbers'::regclass) not null,
  buyer_id uuid not null,
  status text not null,
  currency text not null,
  subtotal_minor bigint not null,
  shipping_minor bigint not null,
  total_minor bigint not null,
  shipping_address jsonb,
  carrier text,
  placed_at timestamptz(3) not null,
  guest_id uuid,
  guest_email text,
  paid_at timestamptz(3),
  cart_version text,
  superseded_by uuid,
  locale text,
  imported_from text,
  custom jsonb default '{}'::jsonb not null,
  tax jsonb,
  added_tax_minor bigint default 0 not null,
  constraint orders_pkey primary key (id),
  constraint orders_number unique (number),
  constraint orders_added_tax check (added_tax_minor = 0 or added_tax_minor > 0 and tax is not null),
  constraint orders_check1 check ((shipping_address is null) = (carrier is null)),
  constraint orders_currency_check check (currency ~ '^[A-Z]{3}$'),
  constraint orders_guest_email_check check (length(guest_email) >= 3 and length(guest_email) <= 254),
  constraint orders_guest_email_of_guest check (guest_email is null or guest_id is not null),
  constraint orders_shipping_minor_check check (shipping_minor >= 0),
  constraint orders_status_check check (status in ('CREATED', 'PAID', 'PROCESSING', 'COMPLETED', 'CANCELLED', 'REFUNDED')),
  constraint orders_subtotal_minor_check check (subtotal_minor >= 0),
  constraint orders_superseded check (superseded_by is null or status = 'CANCELLED'),
  constraint orders_total check (total_minor = (subtotal_minor + shipping_minor + added_tax_minor))
);
create index orders_buyer on orders (buyer_id, placed_at, id);
create index orders_guest_email on orders (lower(guest_email) collate "C");
create index orders_newest on orders (placed_at, id);
create index orders_number_prefix on orders (number collate "C");
create index orders_paid on orders (paid_at, id) include (total_minor, currency, status);
create index orders_parcel_name on orders using gin (to_tsvector('simple'::regconfig, searchable(shipping_address ->> 'fullName')));
create index orders_shown_pictures on orders using gin (shown_pictures(custom::text)) where custom::text ~~ '%/media/%';
create index orders_status on orders (status, placed_at, id);
create index orders_total on orders (total_minor, id);
create index orders_unclaimed_email on orders (lower(guest_email)) where guest_id = buyer_id;
create unique index orders_cart_version on orders (cart_version) where cart_version is not null and status <> 'CANCELLED';

create table attempts (
  buyer_id uuid not null,
  operation text not null,
  key text not null,
  body_hash text not null,
  claimed_at timestamptz(3),
  order_id uuid,
  answer jsonb,
  created_at timestamptz(3) default now() not null,
  constraint attempts_pkey primary key (buyer_id, operation, key),
  constraint attempts_order_id_fkey foreign key (order_id) references orders(id) on delete set null,
  constraint attempts_operation_check check (operation in ('checkout', 'payOrder', 'cancelOrder', 'refundOrder'))
);
create index attempts_age on attempts (created_at);
create index attempts_open on attempts (claimed_at) where answer is null and claimed_at is not null;
create index attempts_order on attempts (order_id);

create table cart_contacts (
  buyer_id uuid not null,
  email text not null,
  locale text,
  given_at timestamptz(3) not null,
  constraint cart_contacts_pkey primary key (buyer_id),
  constraint cart_contacts_email_check check (length(email) >= 3 and length(email) <= 254)
);
create index cart_contacts_email on cart_contacts (lower(email));
create index cart_contacts_given on cart_contacts (given_at);

create table cart_reminder_positions (
  step smallint not null,
  changed_at timestamptz(3) not null,
  buyer_id uuid,
  constraint cart_reminder_positions_pkey primary key (step)
);

create table cart_reminders (
  id uuid not null,
  buyer_id uuid not null,
  recipient text,
  step smallint not null,
  cart_version text not null,
  lines jsonb not null,
  token_hash bytea not null,
  sent_at timestamptz(3) not null,
  opened_at timestamptz(3),
  opened_by uuid,
  constraint cart_reminders_pkey primary key (id),
  constraint cart_reminders_once unique (cart_version, step),
  constraint cart_reminders_token unique (token_hash),
  constraint cart_reminders_recipient_check check (recipient = lower(recipient)),
  constraint cart_reminders_step_check check (step = any (array[1, 2]))
);
create index cart_reminders_buyer on cart_reminders (buyer_id, sent_at);
create index cart_reminders_recipient on cart_reminders (recipient, sent_at) where recipient is not null;
create index cart_reminders_sent on cart_reminders (sent_at);

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

create table order_events (
  order_id uuid not null,
  event_id text not null,
  type text not null,
  from_status text,
  to_status text,
  detail text,
  at timestamptz(3) not null,
  sequence bigint generated always as identity not null,
  actor text,
  correlation_id text,
  constraint order_events_pkey primary key (order_id, event_id),
  constraint order_events_order_id_fkey foreign key (order_id) references orders(id) on delete cascade
);
create index order_events_not_captured on order_events (order_id) where type in ('authorizationEnds', 'authorizationEnded', 'captureRefused');
create index order_events_unknown on order_events (at) where type = 'paymentUnknown';

create table order_lines (
  order_id uuid not null,
  "position" integer not null,
  product_id uuid not null,
  kind text not null,
  sku text not null,
  name text not null,
  quantity integer not null,
  unit_price_minor bigint not null,
  catalog_price_minor bigint,
  adjustments jsonb,
  line_id uuid,
  custom jsonb default '{}'::jsonb not null,
  instructor_id uuid,
  shop_share integer default 0 not null,
  constraint order_lines_pkey primary key (order_id, "position"),
  constraint order_lines_order_id_fkey foreign key (order_id) references orders(id) on delete cascade,
  constraint order_lines_kind_check check (kind in ('PHYSICAL', 'COURSE')),
  constraint order_lines_quantity_check check (quantity > 0),
  constraint order_lines_shop_share_check check (shop_share >= 0 and shop_share <= 10000),
  constraint order_lines_unit_price_minor_check check (unit_price_minor >= 0)
);
create index order_lines_instructor on order_lines (instructor_id, order_id) where instructor_id is not null;
create index order_lines_product on order_lines (product_id);
create index order_lines_shown_pictures on order_lines using gin (shown_pictures(custom::text)) where custom::text ~~ '%/media/%';
create index order_lines_sku on order_lines (lower(sku) collate "C", order_id);
create index order_lines_unknown_sellers on order_lines (product_id) where kind = 'COURSE' and instructor_id is null;

create table order_links (
  order_id uuid not null,
  token_hash bytea not null,
  sent_at timestamptz(3)[] not null,
  expires_at timestamptz(3) not null,
  constraint order_links_pkey primary key (order_id),
  constraint order_links_token unique (token_hash),
  constraint order_links_order_id_fkey foreign key (order_id) references orders(id) on delete cascade,
  constraint order_links_sent_at_check check (cardinality(sent_at) >= 1 and cardinality(sent_at) <= 5),
  constraint order_links_token_hash_check check (length(token_hash) = 32)
);
create index order_links_expiry on order_links (expires_at);

create table order_notes (
  id uuid not null,
  order_id uuid not null,
  text text not null,
  author_id uuid,
  author_name text,
  created_at timestamptz(3) not null,
  constraint order_notes_pkey primary key (id),
  constraint order_notes_order_id_fkey foreign key (order_id) references orders(id) on delete cascade,
  constraint order_notes_check check ((author_id is null) = (author_name is null)),
  constraint order_notes_text_check check (length(text) >= 1 and length(text) <= 2000)
);
create index order_notes_author on order_notes (author_id);
create index order_notes_order on order_notes (order_id, created_at, id);

create table order_refunds (
  id uuid not null,
  order_id uuid not null,
  kind text not null,
  lines jsonb not null,
  amount_minor bigint not null,
  state text not null,
  reason text not null,
  created_at timestamptz(3) not null,
  ended_at timestamptz(3),
  constraint order_refunds_pkey primary key (id),
  constraint order_refunds_order_id_fkey foreign key (order_id) references orders(id),
  constraint order_refunds_amount_minor_check check (amount_minor >= 0),
  constraint order_refunds_check check ((state = 'REQUESTED') = (ended_at is null)),
  constraint order_refunds_kind_check check (kind in ('REFUND', 'CANCEL', 'LATE')),
  constraint order_refunds_state_check check (state in ('REQUESTED', 'DONE', 'FAILED'))
);
create index order_refunds_done on order_refunds (ended_at) where state = 'DONE';
create index order_refunds_open on order_refunds (created_at) where state <> 'DONE';
create index order_refunds_order on order_refunds (order_id, created_at);

create table order_seals (
  order_id uuid not null,
  seal bytea not null,
  constraint order_seals_pkey primary key (order_id),
  constraint order_seals_order_id_fkey foreign key (order_id) references orders(id) on delete cascade,
  constraint order_seals_seal_check check (length(seal) = 32)
);

create table order_shipments (
  order_id uuid not null,
  tracking_number text not null,
  status text not null,
  changed_at timestamptz(3) not null,
  lines jsonb,
  has_left boolean,
  is_cancelled boolean default false not null,
  replaces text,
  constraint order_shipments_pkey primary key (order_id, tracking_number),
  constraint order_shipments_order_id_fkey foreign key (order_id) references orders(id) on delete cascade,
  constraint order_shipments_lines_check check (jsonb_typeof(lines) = 'array'),
  constraint order_shipments_status_check check (status in ('PENDING', 'LABEL_CREATED', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED', 'FAILED', 'RETURNED')) not valid
);
create index order_shipments_pending on order_shipments (changed_at) where status = 'PENDING';
create index order_shipments_unsent on order_shipments (changed_at) where status in ('PENDING', 'LABEL_CREATED');

create function event_money(amount_minor bigint, currency text) returns json language sql immutable as $$
select json_build_object('amountMinor', amount_minor, 'currency', currency)
$$;

create function event_order_cancelled() returns trigger language plpgsql as $$
declare
  event_data json := (order_event(new)::jsonb || jsonb_build_object(
'wasPaid', old.status <> 'CREATED', 'supersededBy', new.superseded_by))::json;
begin
  perform publish_event('order.cancelled', 1, event_data ->> 'orderId', event_data);
  return null;
end
$$;

create function event_order_completed() returns trigger language plpgsql as $$
declare
  event_data json := order_event(new);
begin
  perform publish_event('order.completed', 1, event_data ->> 'orderId', event_data);
  return null;
end
$$;

create function event_order_paid() returns trigger language plpgsql as $$
declare
  event_data json := order_event(new);
begin
  perform publish_event('order.paid', 1, event_data ->> 'orderId', event_data);
  return null;
end
$$;

create function event_order_placed() returns trigger language plpgsql as $$
declare
  event_data json := order_event(new);
begin
  perform publish_event('order.placed', 1, event_data ->> 'orderId', event_data);
  return null;
end
$$;

create function event_order_refunded() returns trigger language plpgsql as $$
declare
  event_data json := (
select json_build_object(
  'orderId', placed.id, 'orderNumber', placed.number, 'buyerId', placed.buyer_id, 'refundId', new.id,
  'amount', event_money(new.amount_minor, placed.currency),
  'refundedTotal', event_money((select sum(refund.amount_minor)::bigint from order_refunds refund
    where refund.order_id = placed.id and refund.state = 'DONE'), placed.currency),
  'total', event_money(placed.total_minor, placed.currency), 'lines', new.lines)
from orders placed where placed.id = new.order_id);
begin
  perform publish_event('order.refunded', 1, event_data ->> 'orderId', event_data);
  return null;
end
$$;

create function order_event(placed orders) returns json language sql stable as $$
select json_build_object(
  'orderId', placed.id, 'orderNumber', placed.number, 'buyerId', placed.buyer_id,
  'isGuest', placed.guest_id is not null and placed.guest_id = placed.buyer_id,
  'subtotal', event_money(placed.subtotal_minor, placed.currency),
  'shipping', event_money(placed.shipping_minor, placed.currency),
  'total', event_money(placed.total_minor, placed.currency),
  'lines', (
    select coalesce(json_agg(json_build_object(
      'productId', line.product_id, 'sku', line.sku, 'name', line.name, 'kind', line.kind, 'quantity', line.quantity,
      'unitPrice', event_money(line.unit_price_minor, placed.currency)) order by line.position), '[]'::json)
    from order_lines line where line.order_id = placed.id))
$$;

create function order_seal(currency text, subtotal bigint, shipping bigint, total bigint, lines jsonb) returns bytea language sql stable parallel safe as $$
select sha256(convert_to(jsonb_build_array(currency, subtotal, shipping, total, lines)::text, 'UTF8'))
$$;

create function seal_orders() returns trigger language plpgsql as $$
begin
  insert into order_seals (order_id, seal)
  select order_id, seal from order_seals_now where order_id = any(array(select order_id from added))
  on conflict do nothing;
  return null;
end
$$;

create function tell_order_changed() returns trigger language plpgsql as $$
begin perform pg_notify('order_changed', new.order_id::text); return null; end
$$;

create view order_seals_now as
 select "order".id as order_id,
    order_seal("order".currency, "order".subtotal_minor, "order".shipping_minor, "order".total_minor, line.lines ||
        case
            when "order".tax is null then '[]'::jsonb
            else jsonb_build_array("order".tax)
        end) as seal
   from orders "order"
     cross join lateral ( select jsonb_agg(jsonb_build_array(order_lines."position", order_lines.product_id, order_lines.kind, order_lines.sku, order_lines.name, order_lines.quantity, order_lines.unit_price_minor) ||
                case
                    when order_lines.adjustments is null then '[]'::jsonb
                    else jsonb_build_array(order_lines.catalog_price_minor, order_lines.adjustments)
                end order by order_lines."position") as lines
           from order_lines
          where order_lines.order_id = "order".id) line;

create trigger order_events_news after insert on order_events for each row execute function tell_order_changed();
create trigger order_lines_sealed after insert on order_lines referencing new table as added for each statement execute function seal_orders();
create trigger event_order_refunded after update of state on order_refunds for each row when (old.state <> 'DONE' and new.state = 'DONE') execute function event_order_refunded();
create trigger event_order_cancelled after update of status on orders for each row when (old.status <> 'CANCELLED' and new.status = 'CANCELLED') execute function event_order_cancelled();
create trigger event_order_completed after update of status on orders for each row when (old.status <> 'COMPLETED' and new.status = 'COMPLETED') execute function event_order_completed();
create trigger event_order_paid after update of status on orders for each row when (old.status <> 'PAID' and new.status = 'PAID') execute function event_order_paid();
create trigger event_order_placed after insert on orders for each row when (new.status = 'CREATED') execute function event_order_placed();
