import type { TestShop } from "../test-kit/shop/test-shop.js";

/** The quiz of the lesson. */
export const assignment = {
  passPercent: 50,
  maxAttempts: null,
  timeLimitMinutes: null,
  isShuffled: false,
  questions: [{ id: "q", kind: "UPLOAD", text: "A knot", points: 1, explanation: null, choices: [], patterns: [] }],
};

export interface AddedStudents {
  readonly count: number;
  /** Null for other users. */
  readonly userId: string | null;
  readonly courseId: string;
  readonly lessonId: string;
  /** The writer of the notes. */
  readonly noteUserId: string;
}

/**
 * Adds students with a question each. The course gets an announcement, a note and an answer with a file for each of the first 50.
 */
export async function addStudents(
  shop: TestShop,
  { count, userId, courseId, lessonId, noteUserId }: AddedStudents,
): Promise<void> {
  const fileIds = `select ('00000000-0000-4000-8000-' || lpad(($1::int + n)::text, 12, '0'))::uuid as id, n
    from generate_series(1, least($1::int, 50)) n`;
  await shop.rows(
    "media",
    `insert into media_files (id, name, state, size_bytes, received_bytes, sha256, content_type, object_count, created_at)
     select id, 'knots.pdf', 'READY', 1, 1, repeat(md5(id::text), 2), 'application/pdf', 1, now() from (${fileIds}) file`,
    [count],
  );
  await shop.rows(
    "courses",
    `with enrolled as (
       insert into enrollments (id, user_id, course_id, order_id, enrolled_at)
       select gen_random_uuid(), coalesce($3, gen_random_uuid()), $2, gen_random_uuid(), now() - n * interval '1 second'
       from generate_series(1, $1::int) n returning id, user_id, enrolled_at
     ), asked as (
       insert into lesson_posts (id, lesson_id, course_id, author_id, author_role, text, created_at, is_open)
       select gen_random_uuid(), $4, $2, user_id, 'STUDENT', 'Why?', enrolled_at, true from enrolled
     ), file as (${fileIds}), noted as (
       insert into lesson_notes (id, user_id, lesson_id, course_id, text, created_at)
       select gen_random_uuid(), $5, $4, $2, 'Later', now() from file
     ), announced as (
       insert into course_announcements (id, course_id, subject, text, created_at, recipient_count)
       select gen_random_uuid(), $2, 'New', 'Text', now(), 1 from file
     ), taken as (
       insert into taken_quizzes (lesson_id, course_id, sha256, quiz)
       values ($4, $2, sha256($1::text::bytea), $6) returning id
     )
     insert into quiz_attempts (id, enrollment_id, lesson_id, course_id, quiz_id, started_at, submitted_at, answers, awaits_marks)
     select gen_random_uuid(), student.id, $4, $2, taken.id, now(), now(),
       jsonb_build_array(jsonb_build_object('questionId', 'q', 'choiceIds', '[]'::jsonb, 'fileIds', jsonb_build_array(file.id))), true
     from taken, file join (select id, row_number() over () as n from enrolled) student using (n)`,
    [count, courseId, userId, lessonId, noteUserId, assignment],
  );
}
