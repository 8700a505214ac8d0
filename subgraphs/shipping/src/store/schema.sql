-- The tables that the migrations create. npm run graph writes this page; nothing runs it.

create sequence tracking_numbers start 888;

create table shipments (
  id uuid not null,
  order_id uuid not null,
  order_number text not null,
  buyer_id uuid not null,
  tracking_number text not null,
  carrier text not null,
  status text not null,
  address jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  cancelled_at timestamptz(3),
  buyer_email text,
  place integer default 0 not null,
  holds_all boolean default true not null,
  carrier_tracking_number text,
  tracking_url text,
  replaces uuid,
  replaced_at timestamptz(3),
  address_changed_at timestamptz(3),
  constraint shipments_pkey primary key (id),
  constraint shipments_place unique (order_id, place),
  constraint shipments_tracking_number unique (tracking_number),
  constraint shipments_replaces_fkey foreign key (replaces) references shipments(id),
  constraint shipments_buyer_email_check check (length(buyer_email) >= 3 and length(buyer_email) <= 254),
  constraint shipments_cancelled check (cancelled_at is null or status = 'FAILED'),
  constraint shipments_carrier_tracking_number_check check (length(carrier_tracking_number) >= 1 and length(carrier_tracking_number) <= 60),
  constraint shipments_place_check check (place >= 0),
  constraint shipments_status_check check (status in ('PENDING', 'LABEL_CREATED', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED', 'FAILED', 'RETURNED')) not valid,
  constraint shipments_tracking_url_check check (tracking_url ~ '^https?://' and length(tracking_url) <= 2000)
);
create index shipments_replaces on shipments (replaces) where replaces is not null;

create table added_shipments (
  actor_id uuid not null,
  idempotency_key text not null,
  body_hash text not null,
  shipment_id uuid not null,
  constraint added_shipments_pkey primary key (actor_id, idempotency_key),
  constraint added_shipments_shipment_id_fkey foreign key (shipment_id) references shipments(id) on delete cascade
);

create table cancelled_orders (
  order_id uuid not null,
  event_id text not null,
  reason text not null,
  cancelled_at timestamptz(3) not null,
  constraint cancelled_orders_pkey primary key (order_id)
);

create table carriers (
  name text not null,
  tracking_prefix text default 'SHIP-' not null,
  is_active boolean default true not null,
  is_default boolean default false not null,
  tracking_url_template text,
  constraint carriers_pkey primary key (name),
  constraint carriers_check check (is_active or not is_default),
  constraint carriers_name_check check (name <> ''),
  constraint carriers_tracking_prefix_check check (tracking_prefix ~ '^[A-Z]{1,10}-$'),
  constraint carriers_tracking_url_template_check check (tracking_url_template ~ '^https?://' and position(('{number}') in (tracking_url_template)) > 0)
);
create unique index carriers_default on carriers (is_default) where is_default;
create unique index carriers_name on carriers (lower(name));

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

create table rates (
  carrier text not null,
  country text,
  currency text not null,
  flat_minor bigint not null,
  free_from_minor bigint,
  min_days integer,
  max_days integer,
  constraint rates_place unique nulls not distinct (carrier, currency, country),
  constraint rates_carrier_fkey foreign key (carrier) references carriers(name) on update cascade on delete cascade,
  constraint rates_country_check check (country ~ '^[A-Z]{2}$'),
  constraint rates_currency_check check (currency ~ '^[A-Z]{3}$'),
  constraint rates_days check (max_days >= min_days),
  constraint rates_flat_minor_check check (flat_minor >= 0),
  constraint rates_free_from_minor_check check (free_from_minor > 0),
  constraint rates_min_days_check check (min_days >= 0)
);
create index rates_currency on rates (currency);

create table shipment_events (
  id uuid not null,
  shipment_id uuid not null,
  "position" integer not null,
  at timestamptz(3) not null,
  status text not null,
  detail text,
  constraint shipment_events_pkey primary key (id),
  constraint shipment_events_position unique (shipment_id, "position"),
  constraint shipment_events_shipment_id_fkey foreign key (shipment_id) references shipments(id) on delete cascade,
  constraint shipment_events_position_check check ("position" >= 0),
  constraint shipment_events_status_check check (status in ('PENDING', 'LABEL_CREATED', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED', 'FAILED', 'RETURNED')) not valid
);

create table shipment_lines (
  shipment_id uuid not null,
  "position" integer not null,
  product_id uuid not null,
  sku text not null,
  name text not null,
  quantity integer not null,
  constraint shipment_lines_pkey primary key (shipment_id, product_id),
  constraint shipment_lines_shipment_id_fkey foreign key (shipment_id) references shipments(id) on delete cascade,
  constraint shipment_lines_position_check check ("position" >= 0),
  constraint shipment_lines_quantity_check check (quantity > 0)
);

create function event_shipment_created() returns trigger language plpgsql as $$
declare
    event_data json := json_build_object(
'orderId', new.order_id, 'orderNumber', new.order_number, 'buyerId', new.buyer_id, 'shipmentId', new.id,
'trackingNumber', new.tracking_number, 'carrier', new.carrier, 'carrierTrackingNumber', new.carrier_tracking_number);
  begin
    perform publish_event('shipment.created', 1, event_data ->> 'orderId', event_data);
    return null;
  end
$$;

create function event_shipment_delivered() returns trigger language plpgsql as $$
declare
    event_data json := json_build_object(
'orderId', new.order_id, 'orderNumber', new.order_number, 'buyerId', new.buyer_id, 'shipmentId', new.id,
'trackingNumber', new.tracking_number, 'carrier', new.carrier, 'carrierTrackingNumber', new.carrier_tracking_number);
  begin
    perform publish_event('shipment.delivered', 1, event_data ->> 'orderId', event_data);
    return null;
  end
$$;

create function event_shipment_failed() returns trigger language plpgsql as $$
declare
    event_data json := json_build_object(
'orderId', new.order_id, 'orderNumber', new.order_number, 'buyerId', new.buyer_id, 'shipmentId', new.id,
'trackingNumber', new.tracking_number, 'carrier', new.carrier, 'carrierTrackingNumber', new.carrier_tracking_number);
  begin
    perform publish_event('shipment.failed', 1, event_data ->> 'orderId', event_data);
    return null;
  end
$$;

create function event_shipment_shipped() returns trigger language plpgsql as $$
declare
    event_data json := json_build_object(
'orderId', new.order_id, 'orderNumber', new.order_number, 'buyerId', new.buyer_id, 'shipmentId', new.id,
'trackingNumber', new.tracking_number, 'carrier', new.carrier, 'carrierTrackingNumber', new.carrier_tracking_number);
  begin
    perform publish_event('shipment.shipped', 1, event_data ->> 'orderId', event_data);
    return null;
  end
$$;

create function insert_shipment(lock_name text, shipment uuid, of_order uuid, its_number text, buyer uuid, carried_by text, initial_status text, destination jsonb, made_at timestamptz, events json, mail_to text, lines json, out outcome text) returns text language plpgsql as $$
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

create trigger event_shipment_created after insert on shipments for each row when (new.status = 'PENDING') execute function event_shipment_created();
create trigger event_shipment_delivered after update of status on shipments for each row when (old.status <> 'DELIVERED' and new.status = 'DELIVERED') execute function event_shipment_delivered();
create trigger event_shipment_failed after update of status on shipments for each row when ((old.status <> all (array['FAILED', 'RETURNED'])) and (new.status in ('FAILED', 'RETURNED'))) execute function event_shipment_failed();
create trigger event_shipment_shipped after update of status on shipments for each row when (old.status <> 'IN_TRANSIT' and new.status = 'IN_TRANSIT') execute function event_shipment_shipped();
