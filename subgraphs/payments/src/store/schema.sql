-- The tables that the migrations create. npm run graph writes this page; nothing runs it.

create sequence payment_numbers start 555;

create table payments (
  id uuid not null,
  number bigint default nextval('payment_numbers'::regclass) not null,
  order_id uuid not null,
  order_number text not null,
  buyer_id uuid not null,
  status text not null,
  amount_minor bigint not null,
  currency text not null,
  provider text not null,
  idempotency_key text not null,
  card_token text,
  provider_reference text,
  decline_code text,
  brand text,
  last4 text,
  created_at timestamptz(3) not null,
  settled_at timestamptz(3),
  refund_claimed_minor bigint default 0 not null,
  refunded_minor bigint default 0 not null,
  action_since timestamptz(3),
  provider_order_id text,
  is_captured_later boolean default false not null,
  authorized_until timestamptz(3),
  captures_in_parts boolean default false not null,
  capture_claimed_minor bigint default 0 not null,
  captured_minor bigint default 0 not null,
  released_minor bigint default 0 not null,
  end_reported_at timestamptz(3),
  constraint payments_pkey primary key (id),
  constraint payments_idempotency_key unique (idempotency_key),
  constraint payments_number unique (number),
  constraint payments_amount_minor_check check (amount_minor > 0),
  constraint payments_authorized check (authorized_until is not null or (status <> all (array['AUTHORIZED', 'EXPIRED', 'VOIDED']))) not valid,
  constraint payments_captured check (captured_minor >= 0 and captured_minor <= capture_claimed_minor and released_minor >= 0 and released_minor <= refund_claimed_minor and (capture_claimed_minor + released_minor) <= amount_minor) not valid,
  constraint payments_card_token check (card_token is null or status = 'PENDING'),
  constraint payments_check1 check ((settled_at is null) = (status = 'PENDING')),
  constraint payments_check2 check ((provider_reference is not null) = (status <> all (array['PENDING', 'FAILED']))) not valid,
  constraint payments_check3 check ((decline_code is not null) = (status = 'FAILED')),
  constraint payments_check4 check ((brand is null) = (last4 is null)),
  constraint payments_currency_check check (currency ~ '^[A-Z]{3}$'),
  constraint payments_last4_check check (last4 ~ '^[0-9]{4}$'),
  constraint payments_refund_captured check (refund_claimed_minor = 0 or (status <> all (array['PENDING', 'FAILED']))) not valid,
  constraint payments_refund_claimed check (refund_claimed_minor >= 0 and refund_claimed_minor <= amount_minor),
  constraint payments_refunded check (refunded_minor >= 0 and refunded_minor <= refund_claimed_minor),
  constraint payments_status_check check (status in ('PENDING', 'AUTHORIZED', 'EXPIRED', 'SUCCEEDED', 'FAILED', 'REFUNDED', 'VOIDED')) not valid,
  constraint payments_wholly_refunded check ((status in ('REFUNDED', 'VOIDED')) = (refunded_minor = amount_minor)) not valid
);
create index payments_authorized on payments (authorized_until) where status = 'AUTHORIZED';
create index payments_of_buyer on payments (buyer_id);
create index payments_of_order on payments (order_id, created_at, number);
create index payments_pending on payments (created_at) where status = 'PENDING';
create unique index payments_order on payments (order_id) where status <> 'FAILED';
create unique index payments_provider_order on payments (provider, provider_order_id) where provider_order_id is not null;
create unique index payments_reference on payments (provider, provider_reference) where provider_reference is not null;

create table captures (
  id uuid not null,
  payment_id uuid not null,
  status text not null,
  amount_minor bigint not null,
  captured_before_minor bigint not null,
  is_last boolean not null,
  idempotency_key text not null,
  provider_reference text,
  refusal_code text,
  created_at timestamptz(3) not null,
  settled_at timestamptz(3),
  constraint captures_pkey primary key (id),
  constraint captures_idempotency_key unique (idempotency_key),
  constraint captures_payment_id_fkey foreign key (payment_id) references payments(id),
  constraint captures_amount_minor_check check (amount_minor > 0),
  constraint captures_reference check ((provider_reference is not null) = (status = 'SUCCEEDED')),
  constraint captures_refusal check ((refusal_code is not null) = (status = 'FAILED')),
  constraint captures_settled check ((settled_at is null) = (status = 'PENDING')),
  constraint captures_status_check check (status in ('PENDING', 'SUCCEEDED', 'FAILED'))
);
create index captures_of_payment on captures (payment_id, created_at, id);

create table closed_orders (
  order_id uuid not null,
  closed_at timestamptz(3) not null,
  constraint closed_orders_pkey primary key (order_id)
);

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

create table payment_chains (
  payment_id uuid not null,
  length integer not null,
  head bytea not null,
  constraint payment_chains_pkey primary key (payment_id),
  constraint payment_chains_head_check check (length(head) = 32),
  constraint payment_chains_length_check check (length > 0)
);

create table payment_journal (
  payment_id uuid not null,
  "position" integer not null,
  refund_id uuid,
  facts jsonb not null,
  written_at timestamptz(3) not null,
  hash bytea not null,
  constraint payment_journal_pkey primary key (payment_id, "position"),
  constraint payment_journal_hash_check check (length(hash) = 32)
);

create table payment_methods (
  id uuid not null,
  user_id uuid not null,
  card_token text not null,
  brand text not null,
  last4 text not null,
  expiry_month integer not null,
  expiry_year integer not null,
  created_at timestamptz(3) not null,
  is_default boolean default false not null,
  provider text,
  constraint payment_methods_pkey primary key (id),
  constraint payment_methods_token unique (card_token),
  constraint payment_methods_expiry_month_check check (expiry_month >= 1 and expiry_month <= 12),
  constraint payment_methods_expiry_year_check check (expiry_year >= 2000 and expiry_year <= 2100),
  constraint payment_methods_last4_check check (last4 ~ '^[0-9]{4}$')
);
create index payment_methods_user on payment_methods (user_id, created_at, id);
create unique index payment_methods_default on payment_methods (user_id) where is_default;

create table refunds (
  id uuid not null,
  payment_id uuid not null,
  status text not null,
  amount_minor bigint not null,
  reason text,
  idempotency_key text not null,
  provider_reference text,
  refusal_code text,
  created_at timestamptz(3) not null,
  settled_at timestamptz(3),
  released_minor bigint default 0 not null,
  constraint refunds_pkey primary key (id),
  constraint refunds_idempotency_key unique (idempotency_key),
  constraint refunds_payment_id_fkey foreign key (payment_id) references payments(id),
  constraint refunds_amount_minor_check check (amount_minor > 0),
  constraint refunds_check check ((settled_at is null) = (status = 'PENDING')),
  constraint refunds_check1 check ((provider_reference is not null) = (status = 'SUCCEEDED')),
  constraint refunds_check2 check ((refusal_code is not null) = (status = 'FAILED')),
  constraint refunds_released check (released_minor >= 0 and released_minor <= amount_minor) not valid,
  constraint refunds_status_check check (status in ('PENDING', 'SUCCEEDED', 'FAILED'))
);
create index refunds_of_payment on refunds (payment_id, created_at, id);
create index refunds_pending on refunds (created_at) where status = 'PENDING';

create table webhooks (
  provider text not null,
  event_id text not null,
  type text not null,
  subject_kind text,
  subject_key text,
  body text not null,
  received_at timestamptz(3) not null,
  handled_at timestamptz(3),
  constraint webhooks_pkey primary key (provider, event_id),
  constraint webhooks_check check ((subject_kind is null) = (subject_key is null)),
  constraint webhooks_subject_kind_check check (subject_kind in ('charge', 'refund', 'providerOrder'))
);

alter sequence payment_numbers owned by payments.number;

create function add_to_journal(payment uuid, refund uuid, facts jsonb) returns void language plpgsql as $$
declare
  at timestamptz(3) := clock_timestamp();
  place int;
  hash bytea;
begin
  insert into payment_chains as chain (payment_id, length, head)
  values (payment, 1, journal_hash(null, payment, 1, refund, facts, at))
  on conflict (payment_id) do update set length = chain.length + 1,
    head = journal_hash(chain.head, payment, chain.length + 1, refund, facts, at)
  returning chain.length, chain.head into place, hash;
  insert into payment_journal (payment_id, position, refund_id, facts, written_at, hash)
  values (payment, place, refund, facts, at, hash);
end
$$;

create function close_order(closing uuid, at timestamptz) returns uuid language plpgsql as $$
declare
  payment uuid;
begin
  perform lock_payments_of(closing);
  select id into payment from payments where order_id = closing and status <> 'FAILED';
  if found then return payment; end if;
  insert into closed_orders (order_id, closed_at) values (closing, at) on conflict do nothing;
  return null;
end
$$;

create function event_payment_failed() returns trigger language plpgsql as $$
declare
  event_data json := json_build_object(
'orderId', new.order_id, 'orderNumber', new.order_number, 'buyerId', new.buyer_id, 'paymentId', new.id,
'amount', json_build_object('amountMinor', new.amount_minor, 'currency', new.currency),
'provider', new.provider, 'declineCode', new.decline_code);
begin
  perform publish_event('payment.failed', 1, event_data ->> 'orderId', event_data);
  return null;
end
$$;

create function journal_hash(previous bytea, payment uuid, place integer, refund uuid, facts jsonb, at timestamptz) returns bytea language sql stable parallel safe as $$
select sha256(coalesce(previous, '') || convert_to(jsonb_build_array(
  payment, place, refund, facts, (extract(epoch from at) * 1000)::bigint)::text, 'UTF8'))
$$;

create function journal_payment() returns trigger language plpgsql as $$
begin perform add_to_journal(new.id, null, payment_facts(new)); return null; end
$$;

create function journal_refund() returns trigger language plpgsql as $$
begin perform add_to_journal(new.payment_id, new.id, refund_facts(new)); return null; end
$$;

create function lock_payments_of(paid_order uuid) returns void language sql as $$
select pg_advisory_xact_lock(hashtextextended('payments of ' || paid_order, 0))
$$;

create function payment_facts(payment payments) returns jsonb language sql stable parallel safe as $$
select jsonb_build_object('order', payment.order_id, 'status', payment.status, 'amountMinor', payment.amount_minor,
  'currency', payment.currency, 'provider', payment.provider, 'reference', payment.provider_reference,
  'key', payment.idempotency_key)
  || case when payment.authorized_until is null then '{}'::jsonb
     else jsonb_build_object('capturedMinor', payment.captured_minor, 'releasedMinor', payment.released_minor) end
$$;

create function refund_facts(refund refunds) returns jsonb language sql stable parallel safe as $$
select jsonb_build_object('status', refund.status, 'amountMinor', refund.amount_minor,
  'reference', refund.provider_reference, 'refusal', refund.refusal_code, 'key', refund.idempotency_key)
$$;

create function refuse_closed_order() returns trigger language plpgsql as $$
begin
  perform lock_payments_of(new.order_id);
  if exists (select from closed_orders where order_id = new.order_id) then return null; end if;
  return new;
end
$$;

create trigger event_payment_failed after update of status on payments for each row when (old.status = 'PENDING' and new.status = 'FAILED') execute function event_payment_failed();
create trigger payments_changes_journaled after update on payments for each row when (current_setting('application_name') ~~ 'souk%' and payment_facts(old.*) is distinct from payment_facts(new.*)) execute function journal_payment();
create trigger payments_journaled after insert on payments for each row when (current_setting('application_name') ~~ 'souk%') execute function journal_payment();
create trigger payments_of_closed_order before insert on payments for each row when (new.status = 'PENDING') execute function refuse_closed_order();
create trigger refunds_changes_journaled after update on refunds for each row when (current_setting('application_name') ~~ 'souk%' and refund_facts(old.*) is distinct from refund_facts(new.*)) execute function journal_refund();
create trigger refunds_journaled after insert on refunds for each row when (current_setting('application_name') ~~ 'souk%') execute function journal_refund();
