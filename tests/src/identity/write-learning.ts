import { randomUUID } from "node:crypto";
import type { TestShop } from "../test-kit/shop/test-shop.js";

/** Writes rows of everything that a student leaves in a course, and of a file. `text` is in each text that is personal. */
export async function writeLearning(shop: TestShop, userId: string, text: string): Promise<void> {
  const id = randomUUID();
  const quiz = { questions: [{ id: "q", text: "Your name?", choices: [] }] };
  await shop.rows(
    "courses",
    `with place as (
       select enrollment.id as enrollment_id, lesson.id as lesson_id, lesson.course_id
       from enrollments enrollment join lessons lesson using (course_id) where enrollment.user_id = $1 limit 1
     ), position as (
       insert into lesson_positions select enrollment_id, lesson_id, course_id, 12, now() from place
     ), note as (
       insert into lesson_notes select $2, $1, lesson_id, course_id, $3, 12, now() from place
     ), certificate as (
       insert into certificates select '0000-0000-0000-0000', $1, course_id, $3, 'Course 1', now() from place
     ), post as (
       insert into lesson_posts (id, lesson_id, course_id, author_id, author_role, text, created_at)
       select $2, lesson_id, course_id, $1, 'STUDENT', 'Why?', now() from place
     ), announcement as (
       insert into course_announcements (id, course_id, author_id, subject, text, created_at, recipient_count)
       select $2, course_id, $1, 'New', 'Text', now(), 0 from place
     ), taken as (
       insert into taken_quizzes (lesson_id, course_id, sha256, quiz)
       select lesson_id, course_id, sha256('quiz'), $4 from place returning id
     )
     insert into quiz_attempts (id, enrollment_id, lesson_id, course_id, quiz_id, started_at, answers)
     select $2, enrollment_id, lesson_id, course_id, taken.id, now(),
       jsonb_build_array(jsonb_build_object('questionId', 'q', 'text', $3::text, 'fileIds', jsonb_build_array($2::text)))
     from place, taken`,
    [userId, id, text, quiz],
  );
  await shop.rows(
    "media",
    `insert into media_files (id, owner_id, name, state, size_bytes, sha256, content_type, object_count, created_at)
     values ($2, $1, $3, 'READY', 1, $4, 'application/pdf', 1, now())`,
    [userId, id, text, "ab".repeat(32)],
  );
}
