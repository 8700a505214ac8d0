-- The tables that the migrations create. npm run graph writes this page; nothing runs it.

create table media_files (
  id uuid not null,
  owner_id uuid,
  name text not null,
  state text not null,
  problem text,
  size_bytes bigint not null,
  received_bytes bigint default 0 not null,
  sha256 text,
  content_type text,
  width integer,
  height integer,
  placeholder text,
  object_count integer,
  alt text,
  focal_x smallint default 50 not null,
  focal_y smallint default 50 not null,
  source_url text,
  created_at timestamptz(3) not null,
  changed_at timestamptz(3) default now() not null,
  used_at timestamptz(3),
  use_seen_at timestamptz(3),
  deleted_at timestamptz(3),
  constraint media_files_pkey primary key (id),
  constraint media_files_check check (problem is not null or (state <> all (array['REJECTED', 'FAILED']))),
  constraint media_files_check1 check (received_bytes >= 0 and received_bytes <= size_bytes),
  constraint media_files_focal_x_check check (focal_x >= 0 and focal_x <= 100),
  constraint media_files_focal_y_check check (focal_y >= 0 and focal_y <= 100),
  constraint media_files_height_check check (height > 0),
  constraint media_files_object_count_check check (object_count > 0),
  constraint media_files_ready check (state <> 'READY' or num_nulls(sha256, content_type, object_count) = 0 and (num_nulls(width, height, placeholder) = any (array[0, 3]))) not valid,
  constraint media_files_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint media_files_size_bytes_check check (size_bytes >= 0),
  constraint media_files_state_check check (state in ('UPLOADING', 'CHECKING', 'READY', 'REJECTED', 'FAILED')),
  constraint media_files_width_check check (width > 0)
);
create index media_files_content on media_files (sha256, changed_at desc);
create index media_files_deleted on media_files (deleted_at) where deleted_at is not null;
create index media_files_newest on media_files (created_at desc, id desc);
create index media_files_owner on media_files (owner_id, created_at desc, id desc);
create index media_files_playable on media_files (sha256) where state = 'READY' and (content_type ~~ 'video/%' or content_type ~~ 'audio/%');
create index media_files_unused on media_files (created_at) where used_at is null;
create index media_files_use_seen on media_files (use_seen_at) where use_seen_at is not null;

create table captions (
  file_id uuid not null,
  language text not null,
  content text not null,
  changed_at timestamptz(3) not null,
  constraint captions_pkey primary key (file_id, language),
  constraint captions_file_id_fkey foreign key (file_id) references media_files(id) on delete cascade
);

create table link_secret (
  is_only boolean default true not null,
  secret text not null,
  constraint link_secret_pkey primary key (is_only),
  constraint link_secret_is_only_check check (is_only)
);

create table media_parts (
  file_id uuid not null,
  start bigint not null,
  size_bytes bigint not null,
  key text not null,
  constraint media_parts_pkey primary key (file_id, start),
  constraint media_parts_file_id_fkey foreign key (file_id) references media_files(id) on delete cascade,
  constraint media_parts_size_bytes_check check (size_bytes > 0)
);

create table playbacks (
  sha256 text not null,
  state text default 'WAITING' not null,
  attempts integer default 0 not null,
  percent smallint default 0 not null,
  duration_ms bigint,
  width integer,
  height integer,
  files jsonb default '{}'::jsonb not null,
  changed_at timestamptz(3) default now() not null,
  constraint playbacks_pkey primary key (sha256),
  constraint playbacks_attempts_check check (attempts >= 0),
  constraint playbacks_check check (num_nulls(width, height) = any (array[0, 2])),
  constraint playbacks_duration_ms_check check (duration_ms > 0),
  constraint playbacks_height_check check (height > 0),
  constraint playbacks_percent_check check (percent >= 0 and percent <= 100),
  constraint playbacks_ready check (state <> 'READY' or duration_ms is not null),
  constraint playbacks_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint playbacks_state_check check (state in ('WAITING', 'RUNNING', 'READY', 'UNPLAYABLE', 'FAILED')),
  constraint playbacks_width_check check (width > 0)
);
create index playbacks_waiting on playbacks (changed_at) where state = 'WAITING';

create table replaced_pictures (
  sha256 text not null,
  by_sha256 text not null,
  constraint replaced_pictures_pkey primary key (sha256),
  constraint replaced_pictures_by_sha256_check check (by_sha256 ~ '^[0-9a-f]{64}$'),
  constraint replaced_pictures_sha256_check check (sha256 ~ '^[0-9a-f]{64}$')
);
create index replaced_pictures_by on replaced_pictures (by_sha256);

create table storage_listing (
  is_only boolean default true not null,
  listed_at timestamptz(3) not null,
  constraint storage_listing_pkey primary key (is_only),
  constraint storage_listing_is_only_check check (is_only)
);

create table stored_pictures (
  sha256 text not null,
  object_count integer not null,
  listed_at timestamptz(3) not null,
  constraint stored_pictures_pkey primary key (sha256),
  constraint stored_pictures_object_count_check check (object_count > 0)
);
