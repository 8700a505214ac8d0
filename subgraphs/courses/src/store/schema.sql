-- The tables that the migrations create. npm run graph writes this page; nothing runs it.

create extension if not exists pg_trgm;

create extension if not exists unaccent;

create function course_search_vector(title text, summary text) returns tsvector language sql immutable parallel safe as $$
select setweight(to_tsvector('simple', search_words(title)), 'A')
    || setweight(to_tsvector('simple', search_words(coalesce(summary, ''))), 'B')
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

create table course_categories (
  id uuid not null,
  name text not null,
  slug text not null,
  description text,
  created_at timestamptz(3) not null,
  constraint course_categories_pkey primary key (id),
  constraint course_categories_slug unique (slug),
  constraint course_categories_name_check check (btrim(name) <> '')
);

create table courses (
  id uuid not null,
  product_id uuid not null,
  instructor_id uuid not null,
  slug text not null,
  title text not null,
  summary text,
  status text not null,
  categories text[] not null,
  created_at timestamptz(3) not null,
  sort_title text generated always as (searchable(title)) stored,
  search_vector tsvector generated always as (course_search_vector(title, summary)) stored,
  version integer default 1 not null,
  price_revision integer default 0 not null,
  archived_from text,
  custom jsonb default '{}'::jsonb not null,
  category_id uuid,
  thumbnail_sha256 text,
  description text,
  details jsonb default '{}'::jsonb not null,
  promo_file_id uuid,
  constraint courses_pkey primary key (id),
  constraint courses_product unique (product_id),
  constraint courses_slug unique (slug),
  constraint courses_category_id_fkey foreign key (category_id) references course_categories(id) on delete set null,
  constraint courses_archived_from check (archived_from is null or status = 'ARCHIVED'),
  constraint courses_archived_from_check check (archived_from in ('DRAFT', 'PUBLISHED')),
  constraint courses_status_check check (status in ('DRAFT', 'PUBLISHED', 'ARCHIVED')),
  constraint courses_thumbnail_sha256_check check (thumbnail_sha256 ~ '^[0-9a-f]{64}$'),
  constraint courses_title_check check (btrim(title) <> '')
);
create index courses_categories on courses using gin (categories);
create index courses_category on courses (category_id, status, created_at, id);
create index courses_instructor on courses (instructor_id, created_at, id);
create index courses_newest on courses (created_at, id) where status = 'PUBLISHED';
create index courses_promo_file on courses (promo_file_id) where promo_file_id is not null;
create index courses_search on courses using gin (search_vector);
create index courses_shown_in_description on courses using gin (shown_pictures(description)) where description ~~ '%/media/%';
create index courses_shown_pictures on courses using gin (shown_pictures(custom::text)) where custom::text ~~ '%/media/%';
create index courses_thumbnail on courses (thumbnail_sha256, id) where thumbnail_sha256 is not null;
create index courses_title on courses (status, sort_title, id);
create index courses_title_trigrams on courses using gin (sort_title gin_trgm_ops);
create index courses_unlisted on courses (status, created_at, id) where status <> 'PUBLISHED';

create table certificates (
  number text not null,
  user_id uuid not null,
  course_id uuid not null,
  student_name text not null,
  course_title text not null,
  issued_at timestamptz(3) not null,
  constraint certificates_pkey primary key (number),
  constraint certificates_student unique (user_id, course_id),
  constraint certificates_course_id_fkey foreign key (course_id) references courses(id),
  constraint certificates_number_check check (number ~ '^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$'),
  constraint certificates_student_name_check check (btrim(student_name) <> '')
);

create table enrollments (
  id uuid not null,
  user_id uuid not null,
  course_id uuid not null,
  order_id uuid not null,
  enrolled_at timestamptz(3) not null,
  completed_at timestamptz(3),
  ended_at timestamptz(3),
  ends_at timestamptz(3),
  constraint enrollments_pkey primary key (id),
  constraint enrollments_id_course_id_key unique (id, course_id),
  constraint enrollments_course_id_fkey foreign key (course_id) references courses(id)
);
create index enrollments_ended on enrollments (user_id, course_id, ended_at) where ended_at is not null;
create index enrollments_ending on enrollments (ends_at) where ended_at is null and ends_at is not null;
create index enrollments_order on enrollments (order_id);
create index enrollments_students on enrollments (course_id, enrolled_at, id) where ended_at is null;
create index enrollments_user on enrollments (user_id, enrolled_at, id) where ended_at is null;
create unique index enrollments_active on enrollments (user_id, course_id) where ended_at is null;

create table course_sections (
  id uuid not null,
  course_id uuid not null,
  title text not null,
  "position" integer not null,
  constraint course_sections_pkey primary key (id),
  constraint course_sections_id_course_id_key unique (id, course_id),
  constraint course_sections_position unique (course_id, "position") deferrable initially deferred,
  constraint course_sections_course_id_fkey foreign key (course_id) references courses(id)
);

create table lessons (
  id uuid not null,
  section_id uuid not null,
  course_id uuid not null,
  title text not null,
  duration_seconds integer,
  is_preview boolean not null,
  media_url text,
  "position" integer not null,
  content text,
  media_file_id uuid,
  file_kind text,
  opens_after_days integer,
  opens_at timestamptz(3),
  is_prerequisite boolean default false not null,
  quiz jsonb,
  constraint lessons_pkey primary key (id),
  constraint lessons_id_course_id_key unique (id, course_id),
  constraint lessons_position unique (section_id, "position") deferrable initially deferred,
  constraint lessons_section_id_course_id_fkey foreign key (section_id, course_id) references course_sections(id, course_id),
  constraint lessons_check check (opens_at is null or opens_after_days is null),
  constraint lessons_duration_seconds_check check (duration_seconds >= 0 and duration_seconds <= 86400),
  constraint lessons_file_kind_check check (file_kind in ('VIDEO', 'AUDIO', 'FILE')),
  constraint lessons_opens_after_days_check check (opens_after_days >= 1 and opens_after_days <= 3650)
);
create index lessons_course on lessons (course_id);
create index lessons_media_file on lessons (media_file_id, course_id) where media_file_id is not null;
create index lessons_prerequisites on lessons (course_id) where is_prerequisite;
create index lessons_quiz_pictures on lessons using gin (shown_pictures(quiz::text)) where quiz::text ~~ '%/media/%';
create index lessons_shown_pictures on lessons using gin (shown_pictures((coalesce(media_url, '') || ' ') || coalesce(content, ''))) where ((coalesce(media_url, '') || ' ') || coalesce(content, '')) ~~ '%/media/%';
create index lessons_unknown_files on lessons (id) where media_url ~~ '%/media/%' or media_file_id is not null and file_kind is null;

create table completed_lessons (
  enrollment_id uuid not null,
  lesson_id uuid not null,
  course_id uuid not null,
  completed_at timestamptz(3) not null,
  constraint completed_lessons_pkey primary key (enrollment_id, lesson_id),
  constraint completed_lessons_enrollment_id_course_id_fkey foreign key (enrollment_id, course_id) references enrollments(id, course_id),
  constraint completed_lessons_lesson foreign key (lesson_id, course_id) references lessons(id, course_id) on delete cascade
);
create index completed_lessons_lesson on completed_lessons (lesson_id);

create table course_announcements (
  id uuid not null,
  course_id uuid not null,
  author_id uuid,
  subject text not null,
  text text not null,
  created_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  recipient_count integer not null,
  mailed_count integer default 0 not null,
  is_mailed boolean default false not null,
  mailed_enrolled_at timestamptz(3),
  mailed_enrollment_id uuid,
  constraint course_announcements_pkey primary key (id),
  constraint course_announcements_course_id_fkey foreign key (course_id) references courses(id),
  constraint course_announcements_check check ((text = '') = (deleted_at is not null)),
  constraint course_announcements_check1 check ((mailed_enrolled_at is null) = (mailed_enrollment_id is null))
);
create index course_announcements_author on course_announcements (author_id) where author_id is not null;
create index course_announcements_course on course_announcements (course_id, created_at, id);

create table course_purchases (
  order_id uuid not null,
  product_id uuid not null,
  user_id uuid not null,
  ended_at timestamptz(3),
  is_granted boolean default false not null,
  ends_at timestamptz(3),
  is_revoked boolean default false not null,
  constraint course_purchases_pkey primary key (order_id, product_id)
);
create index course_purchases_user on course_purchases (user_id, product_id) where ended_at is null;

create table detail_drafts (
  course_id uuid not null,
  changes jsonb not null,
  has_thumbnail boolean not null,
  thumbnail_sha256 text,
  saved_at timestamptz(3) not null,
  constraint detail_drafts_pkey primary key (course_id),
  constraint detail_drafts_course_id_fkey foreign key (course_id) references courses(id),
  constraint detail_drafts_check check (has_thumbnail or thumbnail_sha256 is null)
);
create index detail_drafts_promo on detail_drafts ((changes ->> 'promoFileId')) where (changes ->> 'promoFileId') is not null;
create index detail_drafts_shown_pictures on detail_drafts using gin (shown_pictures(changes::text)) where changes::text ~~ '%/media/%';
create index detail_drafts_thumbnail on detail_drafts (thumbnail_sha256) where thumbnail_sha256 is not null;

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

create table lesson_notes (
  id uuid not null,
  user_id uuid not null,
  lesson_id uuid not null,
  course_id uuid not null,
  text text not null,
  seconds integer,
  created_at timestamptz(3) not null,
  edited_at timestamptz(3),
  constraint lesson_notes_pkey primary key (id),
  constraint lesson_notes_lesson foreign key (lesson_id, course_id) references lessons(id, course_id) on delete cascade,
  constraint lesson_notes_seconds_check check (seconds >= 0 and seconds <= 604800),
  constraint lesson_notes_text_check check (text <> '')
);
create index lesson_notes_lesson on lesson_notes (lesson_id);
create index lesson_notes_user on lesson_notes (user_id, lesson_id);

create table lesson_positions (
  enrollment_id uuid not null,
  lesson_id uuid not null,
  course_id uuid not null,
  seconds integer not null,
  saved_at timestamptz(3) not null,
  constraint lesson_positions_pkey primary key (enrollment_id, lesson_id),
  constraint lesson_positions_enrollment_id_course_id_fkey foreign key (enrollment_id, course_id) references enrollments(id, course_id),
  constraint lesson_positions_lesson foreign key (lesson_id, course_id) references lessons(id, course_id) on delete cascade,
  constraint lesson_positions_seconds_check check (seconds >= 0 and seconds <= 604800)
);
create index lesson_positions_lesson on lesson_positions (lesson_id);

create table lesson_posts (
  id uuid not null,
  lesson_id uuid not null,
  course_id uuid not null,
  question_id uuid,
  author_id uuid,
  author_role text not null,
  text text not null,
  created_at timestamptz(3) not null,
  edited_at timestamptz(3),
  is_open boolean default false not null,
  constraint lesson_posts_pkey primary key (id),
  constraint lesson_posts_lesson foreign key (lesson_id, course_id) references lessons(id, course_id) on delete cascade,
  constraint lesson_posts_question foreign key (question_id) references lesson_posts(id) on delete cascade,
  constraint lesson_posts_author_role_check check (author_role in ('STUDENT', 'INSTRUCTOR', 'ADMIN')),
  constraint lesson_posts_check check (not is_open or question_id is null),
  constraint lesson_posts_text_check check (text <> '')
);
create index lesson_posts_answers on lesson_posts (question_id, created_at, id) where question_id is not null;
create index lesson_posts_author on lesson_posts (author_id, course_id, created_at) where author_id is not null;
create index lesson_posts_lesson on lesson_posts (lesson_id);
create index lesson_posts_open on lesson_posts (course_id, created_at, id) where is_open;
create index lesson_posts_questions on lesson_posts (lesson_id, created_at, id) where question_id is null;

create table outline_drafts (
  course_id uuid not null,
  sections jsonb not null,
  saved_at timestamptz(3) not null,
  constraint outline_drafts_pkey primary key (course_id),
  constraint outline_drafts_course_id_fkey foreign key (course_id) references courses(id)
);
create index outline_drafts_media_files on outline_drafts using gin (jsonb_path_query_array(sections, '$[*]."lessons"[*]."mediaFileId"'::jsonpath));
create index outline_drafts_shown_pictures on outline_drafts using gin (shown_pictures(sections::text)) where sections::text ~~ '%/media/%';

create table taken_quizzes (
  id uuid default gen_random_uuid() not null,
  lesson_id uuid not null,
  course_id uuid not null,
  sha256 bytea not null,
  quiz jsonb not null,
  constraint taken_quizzes_pkey primary key (id),
  constraint taken_quizzes_version unique (lesson_id, sha256),
  constraint taken_quizzes_lesson foreign key (lesson_id, course_id) references lessons(id, course_id) on delete cascade,
  constraint taken_quizzes_sha256_check check (length(sha256) = 32)
);
create index taken_quizzes_shown_pictures on taken_quizzes using gin (shown_pictures(quiz::text)) where quiz::text ~~ '%/media/%';

create table quiz_attempts (
  id uuid not null,
  enrollment_id uuid not null,
  lesson_id uuid not null,
  course_id uuid not null,
  quiz_id uuid not null,
  started_at timestamptz(3) not null,
  ends_at timestamptz(3),
  answers jsonb default '[]'::jsonb not null,
  submitted_at timestamptz(3),
  marks jsonb default '[]'::jsonb not null,
  is_passed boolean,
  awaits_marks boolean default false not null,
  constraint quiz_attempts_pkey primary key (id),
  constraint quiz_attempts_enrollment_id_course_id_fkey foreign key (enrollment_id, course_id) references enrollments(id, course_id),
  constraint quiz_attempts_lesson foreign key (lesson_id, course_id) references lessons(id, course_id) on delete cascade,
  constraint quiz_attempts_quiz foreign key (quiz_id) references taken_quizzes(id) on delete cascade
);
create index quiz_attempts_end on quiz_attempts (ends_at) where submitted_at is null and ends_at is not null;
create index quiz_attempts_enrollment on quiz_attempts (enrollment_id, lesson_id, started_at);
create index quiz_attempts_lesson on quiz_attempts (lesson_id);
create index quiz_attempts_media_files on quiz_attempts using gin (jsonb_path_query_array(answers, '$[*]."fileIds"[*]'::jsonpath));
create index quiz_attempts_quiz on quiz_attempts (quiz_id);
create index quiz_attempts_to_mark on quiz_attempts (course_id, submitted_at, id) where awaits_marks;
create unique index quiz_attempts_open on quiz_attempts (enrollment_id, lesson_id) where submitted_at is null;

create function event_course_published() returns trigger language plpgsql as $$
declare
  event_data json := json_build_object('courseId', new.id, 'productId', new.product_id, 'slug', new.slug, 'title', new.title);
begin
  perform publish_event('course.published', 1, event_data ->> 'courseId', event_data);
  return null;
end
$$;

create function event_enrollment_completed() returns trigger language plpgsql as $$
declare
    event_data json := json_build_object(
'enrollmentId', new.id, 'userId', new.user_id, 'courseId', new.course_id, 'orderId', new.order_id);
  begin
    perform publish_event('enrollment.completed', 1, event_data ->> 'userId', event_data);
    return null;
  end
$$;

create function event_enrollment_ended() returns trigger language plpgsql as $$
declare
    event_data json := json_build_object(
'enrollmentId', new.id, 'userId', new.user_id, 'courseId', new.course_id, 'orderId', new.order_id);
  begin
    perform publish_event('enrollment.ended', 1, event_data ->> 'userId', event_data);
    return null;
  end
$$;

create function event_enrollment_started() returns trigger language plpgsql as $$
declare
    event_data json := json_build_object(
'enrollmentId', new.id, 'userId', new.user_id, 'courseId', new.course_id, 'orderId', new.order_id);
  begin
    perform publish_event('enrollment.started', 1, event_data ->> 'userId', event_data);
    return null;
  end
$$;

create function notify_course_category_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('public_changed', 'CourseCategory:' || coalesce(new.id, old.id));
  perform pg_notify('public_changed', 'CourseCategory');
  return null;
end
$$;

create function notify_public_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('public_changed', 'Course:' || (to_jsonb(coalesce(new, old)) ->> tg_argv[0]));
  if tg_table_name <> 'enrollments' then perform pg_notify('public_changed', 'Course'); end if;
  return null;
end
$$;

create trigger course_categories_public after insert or delete or update on course_categories for each row execute function notify_course_category_change();
create trigger course_sections_public after insert or delete or update on course_sections for each row execute function notify_public_change('course_id');
create trigger courses_public after insert or delete or update on courses for each row execute function notify_public_change('id');
create trigger event_course_published after update of status on courses for each row when (old.status <> 'PUBLISHED' and new.status = 'PUBLISHED') execute function event_course_published();
create trigger enrollments_public after insert or delete or update on enrollments for each row execute function notify_public_change('course_id');
create trigger event_enrollment_completed after update of completed_at on enrollments for each row when (old.completed_at is null and new.completed_at is not null) execute function event_enrollment_completed();
create trigger event_enrollment_ended after update of ended_at on enrollments for each row when (old.ended_at is null and new.ended_at is not null) execute function event_enrollment_ended();
create trigger event_enrollment_started after insert on enrollments for each row when (new.ended_at is null) execute function event_enrollment_started();
create trigger lessons_public after insert or delete or update on lessons for each row execute function notify_public_change('course_id');
