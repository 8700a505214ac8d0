import type { Database } from "@souk/kernel/database/database";
import { maxExportedRows, type Person, type PersonalData } from "@souk/kernel/peers/personal-data";

/** The student's answers as text or ids of files, with the marks; without the solutions. */
const answersOfAttempt = `(select json_agg(json_build_object('question', question ->> 'text',
    'answer', coalesce(answer ->> 'text', (
      select string_agg(choice ->> 'text', ', ' order by chosen.place)
      from jsonb_array_elements_text(answer -> 'choiceIds') with ordinality as chosen(id, place)
      join jsonb_array_elements(question -> 'choices') as choice on choice ->> 'id' = chosen.id)),
    'fileIds', answer -> 'fileIds', 'points', mark -> 'points', 'comment', mark ->> 'comment'))
  from jsonb_array_elements(attempt.answers) as answer
  join jsonb_array_elements(taken.quiz -> 'questions') as question on question ->> 'id' = answer ->> 'questionId'
  left join jsonb_array_elements(attempt.marks) as mark on mark ->> 'questionId' = answer ->> 'questionId')`;

/**
 * Exports the courses that a person takes and teaches. Erasure deletes the progress, the positions in videos, the
 * attempts at quizzes, the certificates and the notes, and removes the author of questions and answers below lessons and of
 * announcements; purchases are kept for accounting.
 */
export class CoursesPersonalData implements PersonalData {
  constructor(private readonly database: Database) {}

  async read({ userId }: Person) {
    const { manager } = this.database;
    const enrollments: object[] = await manager.query(
      `select course.title as course, enrollment.enrolled_at as "enrolledAt", enrollment.completed_at as "completedAt",
         enrollment.ended_at as "endedAt", enrollment.ends_at as "endsAt",
         exists (select from course_purchases purchase
           where purchase.order_id = enrollment.order_id and purchase.is_granted) as "isGranted",
         (select json_agg(json_build_object('lesson', lesson.title, 'completedAt', completed.completed_at)
            order by completed.completed_at)
          from completed_lessons completed join lessons lesson on lesson.id = completed.lesson_id
          where completed.enrollment_id = enrollment.id) as "completedLessons",
         (select json_agg(json_build_object('lesson', lesson.title, 'seconds', position.seconds, 'savedAt', position.saved_at)
            order by position.saved_at)
          from lesson_positions position join lessons lesson on lesson.id = position.lesson_id
          where position.enrollment_id = enrollment.id) as "lessonPositions",
         (select json_agg(json_build_object('lesson', lesson.title, 'startedAt', attempt.started_at,
            'submittedAt', attempt.submitted_at, 'isPassed', attempt.is_passed,
            'answers', ${answersOfAttempt}) order by attempt.started_at)
          from quiz_attempts attempt join lessons lesson on lesson.id = attempt.lesson_id
          join taken_quizzes taken on taken.id = attempt.quiz_id
          where attempt.enrollment_id = enrollment.id) as "quizAttempts",
         (select json_build_object('number', certificate.number, 'studentName', certificate.student_name,
            'issuedAt', certificate.issued_at)
          from certificates certificate
          where certificate.user_id = enrollment.user_id and certificate.course_id = enrollment.course_id) as "certificate"
       from enrollments enrollment join courses course on course.id = enrollment.course_id
       where enrollment.user_id = $1 order by enrollment.enrolled_at desc, enrollment.id desc limit $2`,
      [userId, maxExportedRows],
    );
    const courses: object[] = await manager.query(
      `select title, summary, status, created_at as "createdAt" from courses where instructor_id = $1
       order by created_at desc, id desc limit $2`,
      [userId, maxExportedRows],
    );
    const lessonPosts: object[] = await manager.query(
      `select case when post.question_id is null then 'question' else 'answer' end as kind, lesson.title as lesson, post.text,
         post.created_at as "createdAt", post.edited_at as "editedAt"
       from lesson_posts post join lessons lesson on lesson.id = post.lesson_id where post.author_id = $1
       order by post.created_at desc, post.id desc limit $2`,
      [userId, maxExportedRows],
    );
    const lessonNotes: object[] = await manager.query(
      `select lesson.title as lesson, note.text, note.seconds, note.created_at as "createdAt", note.edited_at as "editedAt"
       from lesson_notes note join lessons lesson on lesson.id = note.lesson_id where note.user_id = $1
       order by note.created_at desc, note.id desc limit $2`,
      [userId, maxExportedRows],
    );
    const announcements: object[] = await manager.query(
      `select course.title as course, announcement.subject, announcement.text, announcement.created_at as "createdAt"
       from course_announcements announcement join courses course on course.id = announcement.course_id
       where announcement.author_id = $1 and announcement.deleted_at is null
       order by announcement.created_at desc, announcement.id desc limit $2`,
      [userId, maxExportedRows],
    );
    return { enrollments, courses, lessonPosts, lessonNotes, announcements };
  }

  async erase({ userId }: Person): Promise<void> {
    const { manager } = this.database;
    // questions before answers, as a deletion locks them
    await manager.query(
      `with own as (
         select id from lesson_posts where author_id = $1 order by question_id is not null, id for no key update)
       update lesson_posts post set author_id = null from own where post.id = own.id`,
      [userId],
    );
    await manager.query(`update course_announcements set author_id = null where author_id = $1`, [userId]);
    await manager.query(
      `with own as (select id from enrollments where user_id = $1),
       positions as (delete from lesson_positions using own where enrollment_id = own.id),
       certificate as (delete from certificates where user_id = $1),
       notes as (delete from lesson_notes where user_id = $1),
       attempts as (delete from quiz_attempts using own where enrollment_id = own.id)
       delete from completed_lessons using own where enrollment_id = own.id`,
      [userId],
    );
  }
}
