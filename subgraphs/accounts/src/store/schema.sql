-- The tables that the migrations create. npm run graph writes this page; nothing runs it.

create extension if not exists pg_trgm;

create extension if not exists unaccent;

create function searchable(input text) returns text language sql immutable strict parallel safe as $$
select lower(unaccent('unaccent', input))
$$;

create function shown_pictures(content text) returns text[] language sql immutable strict parallel safe as $$
select array(select distinct found[1] from regexp_matches(content, '/media/([0-9a-f]{64})-', 'g') found)
$$;

create table users (
  id uuid not null,
  email text not null,
  username text,
  full_name text,
  role text not null,
  password_hash text,
  is_active boolean default true not null,
  email_verified_at timestamptz(3),
  created_at timestamptz(3) not null,
  search_text text generated always as (searchable((((email || '
') || coalesce(username, '')) || '
') || coalesce(full_name, ''))) stored not null,
  sort_name text generated always as (searchable(coalesce(full_name, email))) stored not null,
  locale text,
  custom jsonb default '{}'::jsonb not null,
  phone text,
  avatar_sha256 text,
  chosen_locale text,
  constraint users_pkey primary key (id),
  constraint users_avatar_sha256_check check (avatar_sha256 ~ '^[0-9a-f]{64}$'),
  constraint users_chosen_locale_check check (chosen_locale ~ '^[a-z]{2}$'),
  constraint users_email_check check (length(email) >= 3 and length(email) <= 254),
  constraint users_full_name_check check (length(full_name) >= 1 and length(full_name) <= 200),
  constraint users_phone_check check (length(phone) >= 5 and length(phone) <= 31),
  constraint users_role_check check (role in ('CUSTOMER', 'INSTRUCTOR', 'ADMIN')),
  constraint users_username_check check (username ~ '^[A-Za-z0-9_.-]{3,40}$')
);
create index users_active_admins on users (id) where role = 'ADMIN' and is_active;
create index users_avatar on users (avatar_sha256, id) where avatar_sha256 is not null;
create index users_email_order on users (lower(email), id);
create index users_name on users (sort_name, id);
create index users_newest on users (created_at, id);
create index users_search on users using gin (search_text gin_trgm_ops);
create index users_shown_pictures on users using gin (shown_pictures(custom::text)) where custom::text ~~ '%/media/%';
create index users_unverified on users (created_at) where email_verified_at is null;
create unique index users_email on users (lower(email));
create unique index users_username on users (lower(username));

create table addresses (
  id uuid not null,
  user_id uuid not null,
  full_name text not null,
  line1 text not null,
  line2 text,
  city text not null,
  region text,
  postal_code text not null,
  country text not null,
  phone text,
  is_default boolean not null,
  created_at timestamptz(3) not null,
  custom jsonb default '{}'::jsonb not null,
  constraint addresses_pkey primary key (id),
  constraint addresses_user_id_fkey foreign key (user_id) references users(id) on delete cascade,
  constraint addresses_country_check check (country ~ '^[A-Z]{2}$')
);
create index addresses_shown_pictures on addresses using gin (shown_pictures(custom::text)) where custom::text ~~ '%/media/%';
create index addresses_user on addresses (user_id, created_at, id);
create unique index addresses_default on addresses (user_id) where is_default;

create table api_keys (
  id uuid not null,
  user_id uuid not null,
  name text not null,
  scopes text[] not null,
  secret_hash bytea not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  constraint api_keys_pkey primary key (id),
  constraint api_keys_user_id_fkey foreign key (user_id) references users(id) on delete cascade,
  constraint api_keys_name_check check (length(name) >= 1 and length(name) <= 100),
  constraint api_keys_scopes_check check (cardinality(scopes) > 0),
  constraint api_keys_secret_hash_check check (length(secret_hash) = 32)
);
create index api_keys_newest on api_keys (created_at, id);
create index api_keys_user on api_keys (user_id);

create table audit_log (
  id uuid not null,
  at timestamptz(3) not null,
  service text not null,
  act text not null,
  actor_id uuid not null,
  actor_username text not null,
  actor_role text not null,
  api_key_id uuid,
  target_type text not null,
  target_id text not null,
  before jsonb,
  after jsonb,
  client_address text,
  user_agent text,
  correlation_id text,
  recorded_at timestamptz(3) default now() not null,
  constraint audit_log_pkey primary key (id),
  constraint audit_log_check check (length(act) <= 200 and length(target_type) <= 100 and length(target_id) <= 200),
  constraint audit_log_check1 check (length(before::text) <= 65536 and length(after::text) <= 65536)
);
create index audit_log_act on audit_log (act, at, id);
create index audit_log_actor on audit_log (actor_id, at, id);
create index audit_log_actor_order on audit_log (lower(actor_username), at, id);
create index audit_log_newest on audit_log (at, id);
create index audit_log_target on audit_log (target_id, at, id);

create table email_changes (
  user_id uuid not null,
  session_id uuid not null,
  new_email text not null,
  code_hash bytea not null,
  token_hash bytea not null,
  code_tries integer default 0 not null,
  sent_at timestamptz(3)[] not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  constraint email_changes_pkey primary key (user_id),
  constraint email_changes_token unique (token_hash),
  constraint email_changes_user_id_fkey foreign key (user_id) references users(id) on delete cascade,
  constraint email_changes_code_hash_check check (length(code_hash) = 32),
  constraint email_changes_code_tries_check check (code_tries >= 0 and code_tries <= 5),
  constraint email_changes_new_email_check check (length(new_email) >= 3 and length(new_email) <= 254),
  constraint email_changes_sent_at_check check (cardinality(sent_at) >= 1 and cardinality(sent_at) <= 5),
  constraint email_changes_token_hash_check check (length(token_hash) = 32)
);
create index email_changes_expiry on email_changes (expires_at);

create table email_verifications (
  user_id uuid not null,
  code_hash bytea not null,
  token_hash bytea not null,
  code_tries integer default 0 not null,
  sent_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  constraint email_verifications_pkey primary key (user_id),
  constraint email_verifications_token unique (token_hash),
  constraint email_verifications_user_id_fkey foreign key (user_id) references users(id) on delete cascade,
  constraint email_verifications_check check (expires_at > sent_at),
  constraint email_verifications_code_hash_check check (length(code_hash) = 32),
  constraint email_verifications_code_tries_check check (code_tries >= 0 and code_tries <= 5),
  constraint email_verifications_token_hash_check check (length(token_hash) = 32)
);
create index email_verifications_expiry on email_verifications (expires_at);

create table identities (
  id uuid not null,
  user_id uuid not null,
  provider text not null,
  issuer text not null,
  subject text not null,
  email text,
  linked_at timestamptz(3) not null,
  last_used_at timestamptz(3) not null,
  constraint identities_pkey primary key (id),
  constraint identities_subject unique (issuer, subject),
  constraint identities_user_id_fkey foreign key (user_id) references users(id) on delete cascade
);
create index identities_user on identities (user_id, linked_at, id);

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

create table instructor_requests (
  id uuid not null,
  user_id uuid not null,
  motivation text not null,
  state text not null,
  reason text,
  created_at timestamptz(3) not null,
  decided_at timestamptz(3),
  constraint instructor_requests_pkey primary key (id),
  constraint instructor_requests_user_id_fkey foreign key (user_id) references users(id) on delete cascade,
  constraint instructor_requests_check check ((state = 'OPEN') = (decided_at is null)),
  constraint instructor_requests_check1 check ((state = 'REJECTED') = (reason is not null)),
  constraint instructor_requests_motivation_check check (length(motivation) >= 1 and length(motivation) <= 2000),
  constraint instructor_requests_reason_check check (length(reason) >= 1 and length(reason) <= 300),
  constraint instructor_requests_state_check check (state in ('OPEN', 'APPROVED', 'REJECTED'))
);
create index instructor_requests_newest on instructor_requests (created_at, id);
create index instructor_requests_state on instructor_requests (state, created_at, id);
create index instructor_requests_user on instructor_requests (user_id, created_at, id);
create unique index instructor_requests_open on instructor_requests (user_id) where state = 'OPEN';

create table key_sets (
  setting text not null,
  key_ids text[] not null,
  last_used_at timestamptz not null,
  constraint key_sets_pkey primary key (setting, key_ids)
);

create table known_devices (
  token_hash bytea not null,
  user_id uuid not null,
  seen_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  constraint known_devices_pkey primary key (token_hash),
  constraint known_devices_user_id_fkey foreign key (user_id) references users(id) on delete cascade,
  constraint known_devices_check check (expires_at > seen_at),
  constraint known_devices_token_hash_check check (length(token_hash) = 32)
);
create index known_devices_expiry on known_devices (expires_at);
create index known_devices_user on known_devices (user_id, seen_at);

create table used_operations (
  hash text not null,
  name text not null,
  kind text,
  document text not null,
  fields text[] not null,
  deprecated_fields text[] not null,
  first_seen_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  constraint used_operations_pkey primary key (hash),
  constraint used_operations_hash_check check (length(hash) >= 1 and length(hash) <= 64),
  constraint used_operations_kind_check check (kind in ('query', 'mutation', 'subscription')),
  constraint used_operations_name_check check (length(name) <= 100)
);
create index used_operations_fields on used_operations using gin (fields);

create table operation_usage (
  day date not null,
  operation_hash text not null,
  client_name text not null,
  client_version text not null,
  count bigint not null,
  errors bigint not null,
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
  max_ms integer not null,
  last_seen_at timestamptz(3) not null,
  constraint operation_usage_pkey primary key (day, operation_hash, client_name, client_version),
  constraint operation_usage_operation_hash_fkey foreign key (operation_hash) references used_operations(hash) on delete cascade,
  constraint operation_usage_check check (errors >= 0 and errors <= count),
  constraint operation_usage_count_check check (count > 0),
  constraint operation_usage_max_ms_check check (max_ms >= 0)
);
create index operation_usage_operation on operation_usage (operation_hash, day);

create table password_resets (
  user_id uuid not null,
  token_hash bytea not null,
  sent_at timestamptz(3)[] not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  constraint password_resets_pkey primary key (user_id),
  constraint password_resets_token unique (token_hash),
  constraint password_resets_user_id_fkey foreign key (user_id) references users(id) on delete cascade,
  constraint password_resets_sent_at_check check (cardinality(sent_at) >= 1 and cardinality(sent_at) <= 5),
  constraint password_resets_token_hash_check check (length(token_hash) = 32)
);
create index password_resets_expiry on password_resets (expires_at);

create table provider_attempts (
  state_hash bytea not null,
  browser_hash bytea not null,
  provider text not null,
  sealed_secrets bytea not null,
  return_to text not null,
  link_user_id uuid,
  expires_at timestamptz(3) not null,
  constraint provider_attempts_pkey primary key (state_hash),
  constraint provider_attempts_link_user_id_fkey foreign key (link_user_id) references users(id) on delete cascade,
  constraint provider_attempts_browser_hash_check check (length(browser_hash) = 32),
  constraint provider_attempts_state_hash_check check (length(state_hash) = 32)
);
create index provider_attempts_expiry on provider_attempts (expires_at);
create index provider_attempts_user on provider_attempts (link_user_id);

create table second_factors (
  user_id uuid not null,
  sealed_secret bytea not null,
  last_used_step bigint default 0 not null,
  tries integer default 0 not null,
  locked_until timestamptz(3),
  created_at timestamptz(3) not null,
  confirmed_at timestamptz(3),
  expires_at timestamptz(3),
  constraint second_factors_pkey primary key (user_id),
  constraint second_factors_user_id_fkey foreign key (user_id) references users(id) on delete cascade,
  constraint second_factors_check check ((confirmed_at is null) = (expires_at is not null)),
  constraint second_factors_tries_check check (tries >= 0)
);
create index second_factors_expiry on second_factors (expires_at) where confirmed_at is null;

create table recovery_codes (
  user_id uuid not null,
  code_hash bytea not null,
  constraint recovery_codes_pkey primary key (user_id, code_hash),
  constraint recovery_codes_user_id_fkey foreign key (user_id) references second_factors(user_id) on delete cascade,
  constraint recovery_codes_code_hash_check check (length(code_hash) = 32)
);

create table sessions (
  id uuid not null,
  user_id uuid not null,
  user_agent text,
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  client_address text,
  constraint sessions_pkey primary key (id),
  constraint sessions_user_id_fkey foreign key (user_id) references users(id) on delete cascade,
  constraint sessions_check check (last_used_at >= created_at and expires_at > created_at),
  constraint sessions_client_address_check check (length(client_address) <= 50),
  constraint sessions_user_agent_check check (length(user_agent) <= 300)
);
create index sessions_expiry on sessions (expires_at);
create index sessions_last_use on sessions (last_used_at);
create index sessions_user on sessions (user_id);

create table refresh_tokens (
  token_hash bytea not null,
  session_id uuid not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  constraint refresh_tokens_pkey primary key (token_hash),
  constraint refresh_tokens_session_id_fkey foreign key (session_id) references sessions(id) on delete cascade,
  constraint refresh_tokens_token_hash_check check (length(token_hash) = 32)
);
create index refresh_tokens_expiry on refresh_tokens (expires_at);
create index refresh_tokens_session on refresh_tokens (session_id);
create unique index refresh_tokens_unused on refresh_tokens (session_id) where used_at is null;

create table sign_in_budgets (
  key bytea not null,
  failed_at timestamptz(3)[] not null,
  rounds integer default 0 not null,
  locked_until timestamptz(3),
  forget_at timestamptz(3) not null,
  constraint sign_in_budgets_pkey primary key (key),
  constraint sign_in_budgets_failed_at_check check (cardinality(failed_at) <= 10),
  constraint sign_in_budgets_key_check check (length(key) = 32),
  constraint sign_in_budgets_rounds_check check (rounds >= 0)
);
create index sign_in_budgets_forgetting on sign_in_budgets (forget_at);

create table sign_in_challenges (
  token_hash bytea not null,
  user_id uuid not null,
  tries integer default 0 not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  constraint sign_in_challenges_pkey primary key (token_hash),
  constraint sign_in_challenges_user_id_fkey foreign key (user_id) references second_factors(user_id) on delete cascade,
  constraint sign_in_challenges_check check (expires_at > created_at),
  constraint sign_in_challenges_token_hash_check check (length(token_hash) = 32),
  constraint sign_in_challenges_tries_check check (tries >= 0 and tries <= 5)
);
create index sign_in_challenges_expiry on sign_in_challenges (expires_at);
create index sign_in_challenges_user on sign_in_challenges (user_id);

create table unlinked_identities (
  token_hash bytea not null,
  user_id uuid not null,
  provider text not null,
  issuer text not null,
  subject text not null,
  email text,
  expires_at timestamptz(3) not null,
  constraint unlinked_identities_pkey primary key (token_hash),
  constraint unlinked_identities_user_id_fkey foreign key (user_id) references users(id) on delete cascade,
  constraint unlinked_identities_token_hash_check check (length(token_hash) = 32)
);
create index unlinked_identities_expiry on unlinked_identities (expires_at);
create index unlinked_identities_user on unlinked_identities (user_id);

create table usage_clients (
  name text not null,
  version text not null,
  last_seen_at timestamptz(3) not null,
  constraint usage_clients_pkey primary key (name, version),
  constraint usage_clients_name_check check (length(name) <= 100),
  constraint usage_clients_version_check check (length(version) <= 50)
);

create table usage_reports (
  id uuid not null,
  received_at timestamptz(3) not null,
  constraint usage_reports_pkey primary key (id)
);
create index usage_reports_received on usage_reports (received_at);

create function event_user_deleted() returns trigger language plpgsql as $$
declare
  event_data json := json_build_object('userId', old.id);
begin
  perform publish_event('user.deleted', 1, event_data ->> 'userId', event_data);
  return null;
end
$$;

create function event_user_registered() returns trigger language plpgsql as $$
declare
  event_data json := json_build_object('userId', new.id, 'role', new.role, 'isVerified', new.email_verified_at is not null);
begin
  perform publish_event('user.registered', 1, event_data ->> 'userId', event_data);
  return null;
end
$$;

create function keep_audit_log() returns trigger language plpgsql as $$
begin raise exception 'the audit log only grows: % is refused', tg_op; end
$$;

create trigger audit_log_only_grows before delete or update or truncate on audit_log for each statement execute function keep_audit_log();
create trigger event_user_deleted after delete on users for each row execute function event_user_deleted();
create trigger event_user_registered after insert on users for each row execute function event_user_registered();
