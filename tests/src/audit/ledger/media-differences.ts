import type { PlantedDifference } from "./planted-difference.js";

const [lost, stray, halved] = ["c".repeat(64), "d".repeat(64), "e".repeat(64)];

const unknownFile = "00000000-0000-4000-8000-00000000000e";

/** Differences between the rows of media, the files in its storage, and the uses of files in courses. */
export const mediaDifferences: readonly PlantedDifference[] = [
  {
    name: "a picture whose files are lost",
    in: "media",
    sql: () => [
      `with listing as (
         insert into storage_listing (listed_at) values (now()) on conflict (is_only) do update set listed_at = now()
       )
       insert into media_files (id, name, state, size_bytes, received_bytes, sha256, content_type, width, height,
         placeholder, object_count, created_at, changed_at)
       values (gen_random_uuid(), 'lamp.png', 'READY', 1, 1, '${lost}', 'image/png', 1, 1, 'data:,', 3,
         now() - interval '1 day', now() - interval '1 day')`,
      `delete from media_files where sha256 = '${lost}'`,
    ],
    line: `media-files: file ${lost}: expected 3 objects; found 0`,
  },
  {
    name: "a video whose stream is lost",
    in: "media",
    sql: () => [
      `with listing as (
         insert into storage_listing (listed_at) values (now()) on conflict (is_only) do update set listed_at = now()
       ), made as (
         insert into playbacks (sha256, state, duration_ms, files, changed_at)
         values ('${halved}', 'READY', 1000, '{ "stream.m3u8": 1, "360.mp4": 1 }', now() - interval '1 day')
       ), stored as (
         insert into stored_pictures (sha256, object_count, listed_at) values ('${halved}', 1, now())
       )
       insert into media_files (id, name, state, size_bytes, received_bytes, sha256, content_type, object_count,
         created_at, changed_at)
       values (gen_random_uuid(), 'lamp.mp4', 'READY', 1, 1, '${halved}', 'video/mp4', 1, now() - interval '1 day',
         now() - interval '1 day')`,
      `with made as (delete from playbacks where sha256 = '${halved}'),
         stored as (delete from stored_pictures where sha256 = '${halved}')
       delete from media_files where sha256 = '${halved}'`,
    ],
    line: `media-files: file ${halved}: expected 3 objects; found 1`,
  },
  {
    name: "files without a row",
    in: "media",
    sql: () => [
      `insert into stored_pictures (sha256, object_count, listed_at) values ('${stray}', 2, now())`,
      `delete from stored_pictures where sha256 = '${stray}'`,
    ],
    line: `media-files: file ${stray}: expected a row of media_files; found 2 objects without a row`,
  },
  {
    name: "a file of a lesson that media lost",
    in: "media",
    sql: ({ lessonFile }) => [
      `update media_files set state = 'FAILED', problem = 'planted' where id = '${lessonFile}'`,
      `update media_files set state = 'READY', problem = null where id = '${lessonFile}'`,
    ],
    line: "course-files: file FILE: expected a file of media, as a course uses it; found none",
  },
  {
    name: "a file of a lesson whose use media does not know",
    in: "media",
    sql: ({ lessonFile }) => [
      `update media_files set used_at = null where id = '${lessonFile}'`,
      `update media_files set used_at = now() where id = '${lessonFile}'`,
    ],
    line: "course-files: file FILE: expected a use in media, as a course uses it; found none",
  },
  {
    name: "an answer with a file that media does not have",
    in: "courses",
    sql: ({ ofOrder }) => [
      `with taken as (
         insert into taken_quizzes (lesson_id, course_id, sha256, quiz)
         select id, course_id, '\\x${"0".repeat(64)}', '{}' from lessons returning *
       )
       insert into quiz_attempts (id, enrollment_id, lesson_id, course_id, quiz_id, started_at, submitted_at, answers)
       select gen_random_uuid(), enrollments.id, taken.lesson_id, taken.course_id, taken.id, now() - interval '1 hour',
         now() - interval '1 hour', '[{ "fileIds": ["${unknownFile}"] }]'
       from taken, enrollments ${ofOrder("paid")}`,
      `delete from taken_quizzes`,
    ],
    line: `course-files: file ${unknownFile}: expected a file of media, as a course uses it; found none`,
  },
  {
    name: "a promo video that media does not have",
    in: "courses",
    sql: () => [`update courses set promo_file_id = '${unknownFile}'`, `update courses set promo_file_id = null`],
    line: `course-files: file ${unknownFile}: expected a file of media, as a course uses it; found none`,
  },
];
