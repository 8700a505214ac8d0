import type { Database } from "@souk/kernel/database/database";
import {
  mostTexts,
  type AnswerCount,
  type CourseStatistics,
  type QuestionScore,
  type QuizCounts,
  type StatisticsStore,
} from "../../domain/statistics/course-statistics.js";

/** Common table: the submitted attempts of current students at the quiz of the lesson `$1`. */
const submitted = `submitted as (
  select attempt.* from quiz_attempts attempt
  join enrollments enrollment on enrollment.id = attempt.enrollment_id and enrollment.ended_at is null
  where attempt.lesson_id = $1 and attempt.submitted_at is not null)`;
/** Common table: the questions of all versions of this quiz that were taken. */
const questions = `questions as (
  select taken.id as quiz_id, question ->> 'id' as question_id, question ->> 'kind' as kind, (question ->> 'points')::int as points
  from taken_quizzes taken cross join jsonb_array_elements(taken.quiz -> 'questions') question
  where taken.lesson_id = $1)`;

/** Counts progress and answers in PostgreSQL. */
export class StatisticsRepository implements StatisticsStore {
  constructor(private readonly database: Database) {}

  statisticsOfCourses(courseIds: readonly string[], inactiveSince: Date): Promise<readonly CourseStatistics[]> {
    return this.database.lists.query(
      `with places as (
         select lesson.id, lesson.course_id,
           row_number() over (partition by lesson.course_id order by section.position, lesson.position) as place
         from lessons lesson join course_sections section on section.id = lesson.section_id
         where lesson.course_id = any($1)),
       students as (
         select id, course_id, enrolled_at, completed_at from enrollments where course_id = any($1) and ended_at is null),
       done as (
         select completed.enrollment_id, place, completed.completed_at,
           row_number() over (partition by completed.enrollment_id order by place) as count
         from completed_lessons completed join students on students.id = completed.enrollment_id
         join places on places.id = completed.lesson_id),
       reached as (
         select students.id, students.course_id, students.completed_at is not null as is_completed,
           -- without a gap before it, a lesson's place is the number of lessons completed up to it
           1 + count(*) filter (where done.place = done.count) as next,
           greatest(students.enrolled_at, max(done.completed_at)) as progress_at
         from students left join done on done.enrollment_id = students.id
         group by students.id, students.course_id, students.enrolled_at, students.completed_at),
       waiting as (
         select course_id, next, count(*)::int as students, count(*) filter (where progress_at < $2 and not exists (
             select from lesson_positions position where position.enrollment_id = reached.id and position.saved_at >= $2)
           and not exists (
             select from quiz_attempts attempt where attempt.enrollment_id = reached.id and attempt.started_at >= $2)
           )::int as inactive
         from reached where not is_completed group by course_id, next),
       completions as (
         select students.course_id, done.place, count(*)::int as students
         from done join students on students.id = done.enrollment_id group by students.course_id, done.place),
       of_lessons as (
         select places.course_id, jsonb_agg(jsonb_build_object('lessonId', places.id,
           'completed', coalesce(completions.students, 0), 'next', coalesce(waiting.students, 0),
           'inactive', coalesce(waiting.inactive, 0)) order by places.place) as lessons
         from places
         left join completions on completions.course_id = places.course_id and completions.place = places.place
         left join waiting on waiting.course_id = places.course_id and waiting.next = places.place
         group by places.course_id)
       select course.id as "courseId", count(students.id)::int as students, count(students.completed_at)::int as completed,
         coalesce((select lessons from of_lessons where course_id = course.id), '[]') as lessons
       from courses course left join students on students.course_id = course.id
       where course.id = any($1) group by course.id`,
      [courseIds, inactiveSince],
    );
  }

  async countsOfQuiz(lessonId: string): Promise<QuizCounts> {
    const [[totals], scores, answers] = await Promise.all([
      this.database.lists.query<Pick<QuizCounts, "attempts" | "students" | "passed">[]>(
        `with ${submitted}
         select count(*)::int as attempts, count(distinct enrollment_id)::int as students,
           (count(distinct enrollment_id) filter (where is_passed))::int as passed
         from submitted`,
        [lessonId],
      ),
      this.database.lists.query<QuestionScore[]>(
        `with ${submitted}, ${questions},
         marked as (
           select quiz_id, mark ->> 'questionId' as question_id, (mark ->> 'points')::int as points, count(*)
           from submitted cross join jsonb_array_elements(marks) mark group by 1, 2, 3)
         select question_id as "questionId", sum(marked.count)::int as attempts,
           coalesce(sum(marked.count) filter (where marked.points = questions.points), 0)::int as right,
           coalesce(sum(marked.count) filter (where marked.points is null), 0)::int as unmarked,
           coalesce(sum(marked.count * marked.points), 0)::int as points,
           coalesce(sum(marked.count * questions.points) filter (where marked.points is not null), 0)::int as "maxPoints"
         from marked join questions using (quiz_id, question_id) group by 1`,
        [lessonId],
      ),
      this.database.lists.query<AnswerCount[]>(
        `with ${submitted}, ${questions},
         given as (
           select quiz_id, answer ->> 'questionId' as question_id, btrim(regexp_replace(answer ->> 'text', '\\s+', ' ', 'g')) as text,
             answer -> 'choiceIds' as choices, coalesce(answer -> 'fileIds', '[]') as files
           from submitted cross join jsonb_array_elements(answers) answer),
         texts as (
           select question_id, lower(text) as value, count(*) as count
           from given join questions using (quiz_id, question_id)
           where questions.kind = 'SHORT_TEXT' and text <> '' group by 1, 2),
         frequent as (
           select *, row_number() over (partition by question_id order by count desc, value) as rank from texts)
         select question_id as "questionId", 'ANSWER' as kind, '' as value, count(*)::int as count
         from given where text <> '' or choices <> '[]' or files <> '[]' group by 1
         union all
         select question_id, 'CHOICE', choice, count(*)::int
         from given cross join jsonb_array_elements_text(choices) choice group by 1, 3
         union all
         (select question_id, 'TEXT', value, count::int from frequent where rank <= $2 order by count desc, value)`,
        [lessonId, mostTexts],
      ),
    ]);
    return { attempts: 0, students: 0, passed: 0, ...totals, scores, answers };
  }
}
