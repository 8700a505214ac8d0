-- The tables that the migrations create. npm run graph writes this page; nothing runs it.

create extension if not exists pg_trgm;

create table erased_people (
  user_id uuid not null,
  recipient text not null,
  erased_at timestamptz(3) default now() not null,
  constraint erased_people_pkey primary key (user_id)
);

create table mail_choices (
  number bigint generated always as identity not null,
  user_id uuid,
  address text,
  kind text not null,
  is_accepted boolean not null,
  source text not null,
  chosen_at timestamptz(3) not null,
  constraint mail_choices_pkey primary key (number),
  constraint mail_choices_address_check check (address = lower(address)),
  constraint mail_choices_kind_check check (kind ~ '^[A-Z_]{1,40}$'),
  constraint mail_choices_reader check (user_id is not null or address is not null),
  constraint mail_choices_source_check check (source in ('ACCOUNT', 'MAIL', 'REQUEST')) not valid
);
create index mail_choices_address on mail_choices (address, kind, number);
create index mail_choices_user on mail_choices (user_id, kind, number);

create table mail_link_key (
  is_only boolean default true not null,
  secret bytea not null,
  constraint mail_link_key_pkey primary key (is_only),
  constraint mail_link_key_is_only_check check (is_only),
  constraint mail_link_key_secret_check check (length(secret) = 32)
);

create table notifications (
  id uuid not null,
  event_id text not null,
  kind text not null,
  user_id uuid,
  recipient text,
  subject text not null,
  data jsonb,
  status text not null,
  body_text text,
  body_html text,
  error text,
  created_at timestamptz(3) not null,
  sent_at timestamptz(3),
  holds_secret boolean default false not null,
  order_id uuid,
  attempts integer default 0 not null,
  last_error text,
  search_text text generated always as (lower((subject || ' ') || coalesce(recipient, ''))) stored,
  times_sent integer default 0 not null,
  asks_accounts boolean default false not null,
  sender text,
  request_hash text,
  locale text,
  delivered_at timestamptz(3),
  constraint notifications_pkey primary key (id),
  constraint notifications_event unique (event_id),
  constraint notifications_body check (sent_at is not null or body_text is null),
  constraint notifications_check check (user_id is not null or recipient is not null),
  constraint notifications_check3 check ((status = 'FAILED') = (error is not null)),
  constraint notifications_check4 check (status <> 'SENT' or recipient is not null),
  constraint notifications_check5 check ((body_text is null) = (body_html is null)),
  constraint notifications_data check (status <> 'QUEUED' or data is not null),
  constraint notifications_kind_check check (kind ~ '^[A-Z_]{1,40}$'),
  constraint notifications_recipient_check check (recipient !~ '[\r\n]'),
  constraint notifications_secrets check (status = 'QUEUED' or not holds_secret or data is null),
  constraint notifications_sent check (status <> 'SENT' or sent_at is not null),
  constraint notifications_status_check check (status in ('QUEUED', 'SENT', 'FAILED')),
  constraint notifications_subject_check check (subject !~ '[\r\n]'),
  constraint notifications_times_sent_check check (times_sent >= 0)
);
create index notifications_by_admins on notifications (sender, created_at) where request_hash is not null;
create index notifications_delivered on notifications (created_at, id) where status = 'SENT' and delivered_at is not null;
create index notifications_kept_sent on notifications (created_at) where data is not null and sent_at is not null;
create index notifications_kept_unsent on notifications (created_at) where data is not null and sent_at is null;
create index notifications_kind on notifications (kind, created_at, id);
create index notifications_mailbox on notifications (sent_at, id) where body_text is not null;
create index notifications_newest on notifications (created_at, id);
create index notifications_not_sent on notifications (status, created_at, id) where status <> 'SENT';
create index notifications_order on notifications (order_id, created_at, id) where order_id is not null;
create index notifications_recipient on notifications (lower(recipient));
create index notifications_recipient_order on notifications (lower(coalesce(recipient, '')), created_at, id);
create index notifications_search on notifications using gin (search_text gin_trgm_ops);
create index notifications_undelivered on notifications (created_at, id) where status = 'SENT' and delivered_at is null;
create index notifications_user on notifications (user_id, created_at, id);

create table resend_keys (
  actor_id uuid not null,
  idempotency_key text not null,
  notification_id uuid not null,
  used_at timestamptz(3) default now() not null,
  constraint resend_keys_pkey primary key (actor_id, idempotency_key)
);
create index resend_keys_used on resend_keys (used_at);

create table webhook_endpoints (
  id uuid not null,
  url text not null,
  description text,
  events text[] not null,
  is_enabled boolean not null,
  disabled_reason text,
  failing_since timestamptz(3),
  secret text not null,
  previous_secret text,
  previous_secret_until timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint webhook_endpoints_pkey primary key (id),
  constraint webhook_endpoints_check check (disabled_reason is null or not is_enabled),
  constraint webhook_endpoints_check1 check ((previous_secret is null) = (previous_secret_until is null)),
  constraint webhook_endpoints_description_check check (length(description) >= 1 and length(description) <= 200),
  constraint webhook_endpoints_disabled_reason_check check (disabled_reason in ('FAILING', 'GONE')),
  constraint webhook_endpoints_events_check check (cardinality(events) > 0),
  constraint webhook_endpoints_url_check check (length(url) >= 1 and length(url) <= 2000)
);

create table webhook_events (
  id uuid not null,
  name text not null,
  payload text not null,
  received_at timestamptz(3) not null,
  constraint webhook_events_pkey primary key (id)
);
create index webhook_events_age on webhook_events (received_at);

create table webhook_deliveries (
  id uuid default gen_random_uuid() not null,
  endpoint_id uuid not null,
  event_id uuid not null,
  status text not null,
  is_test boolean default false not null,
  attempts integer default 0 not null,
  attempts_before integer default 0 not null,
  created_at timestamptz(3) not null,
  next_attempt_at timestamptz(3),
  constraint webhook_deliveries_pkey primary key (id),
  constraint webhook_deliveries_event unique (event_id, endpoint_id),
  constraint webhook_deliveries_endpoint_id_fkey foreign key (endpoint_id) references webhook_endpoints(id) on delete cascade,
  constraint webhook_deliveries_event_id_fkey foreign key (event_id) references webhook_events(id) on delete cascade,
  constraint webhook_deliveries_attempts_check check (attempts >= 0),
  constraint webhook_deliveries_check check ((next_attempt_at is null) = (status <> 'PENDING')),
  constraint webhook_deliveries_status_check check (status in ('PENDING', 'DELIVERED', 'FAILED'))
);
create index webhook_deliveries_newest on webhook_deliveries (endpoint_id, created_at, id);

create table webhook_attempts (
  delivery_id uuid not null,
  number integer not null,
  at timestamptz(3) not null,
  status_code integer,
  duration_ms integer not null,
  excerpt text,
  error text,
  constraint webhook_attempts_pkey primary key (delivery_id, number),
  constraint webhook_attempts_delivery_id_fkey foreign key (delivery_id) references webhook_deliveries(id) on delete cascade,
  constraint webhook_attempts_duration_ms_check check (duration_ms >= 0),
  constraint webhook_attempts_number_check check (number > 0),
  constraint webhook_attempts_status_code_check check (status_code >= 100 and status_code <= 999)
);
