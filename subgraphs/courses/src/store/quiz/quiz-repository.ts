import type { Database } from "@souk/kernel/database/database";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import { scoreOf } from "../../domain/quiz/mark-answers.js";
import { attemptsLeft, type Quiz } from "../../domain/quiz/quiz.js";
import type { QuizAttempt } from "../../domain/quiz/quiz-attempt.js";
import type {
  AttemptChange,
  AttemptsToMark,
  NewAttempt,
  QuizStore,
  StartedAttempt,
} from "../../domain/quiz/quiz-store.js";
import { addCompletion, lockProgress } from "../enrollment/progress-sql.js";

const columns = `attempt.id, attempt.lesson_id as "lessonId", attempt.course_id as "courseId", enrollment.user_id as "userId",
  taken.quiz, attempt.started_at as "startedAt", attempt.ends_at as "endsAt", attempt.answers,
  attempt.submitted_at as "submittedAt", attempt.marks`;
const tables = `quiz_attempts attempt join taken_quizzes taken on taken.id = attempt.quiz_id
  join enrollments enrollment on enrollment.id = attempt.enrollment_id and enrollment.ended_at is null`;

/** Stores the attempts at quizzes in PostgreSQL. */
export class QuizRepository implements QuizStore {
  constructor(private readonly database: Database) {}

  quizzesOfLessons(lessonIds: readonly string[]): Promise<readonly { readonly id: string; readonly quiz: Quiz }[]> {
    return this.database.manager.query(`select id, quiz from lessons where id = any($1) and quiz is not null`, [
      lessonIds,
    ]);
  }

  attemptsOfLessons(lessonIds: readonly string[], userId: string): Promise<readonly QuizAttempt[]> {
    return this.database.manager.query(
      `select ${columns} from ${tables}
       where attempt.enrollment_id in (select id from enrollments where user_id = $2 and ended_at is null
           and course_id in (select course_id from lessons where id = any($1)))
         and attempt.lesson_id = any($1)
       order by attempt.started_at desc, attempt.id desc`,
      [lessonIds, userId],
    );
  }

  findAttempt(id: string): Promise<QuizAttempt | null> {
    return attemptBy(this.database.manager, id);
  }

  startAttempt({ id, lessonId, userId, at }: NewAttempt): Promise<StartedAttempt> {
    return this.database.transaction(async (manager) => {
      const enrollment = await lockProgress(manager, { userId, lessonId });
      if (!enrollment) return { kind: "notFound" };
      const [present]: { quiz: Quiz | null; openId: string | null; taken: number }[] = await manager.query(
        `select lesson.quiz, count(attempt.id)::int as taken,
           min(attempt.id::text) filter (where attempt.submitted_at is null) as "openId"
         from lessons lesson left join quiz_attempts attempt on attempt.lesson_id = lesson.id and attempt.enrollment_id = $2
         where lesson.id = $1 group by lesson.id`,
        [lessonId, enrollment.id],
      );
      const openId = present?.openId ?? null;
      if (openId === null) {
        if (!present?.quiz) return { kind: "notFound" };
        if (attemptsLeft(present.quiz, present.taken) === 0) return { kind: "noneLeft" };
        await insertAttempt(manager, { id, lessonId, enrollmentId: enrollment.id, at });
      }
      const attempt = await attemptBy(manager, openId ?? id);
      return attempt ? { kind: "started", attempt } : { kind: "notFound" };
    });
  }

  changeAttempt(
    id: string,
    at: Date,
    change: (attempt: QuizAttempt) => AttemptChange | null,
  ): Promise<QuizAttempt | null> {
    return this.database.transaction(async (manager) => {
      const found = await attemptBy(manager, id);
      const enrollment = found && (await lockProgress(manager, found));
      const attempt = enrollment && (await attemptBy(manager, id));
      const changed = attempt && change(attempt);
      if (!changed) return attempt;
      const { answers, submittedAt, marks, jobs = [] } = changed;
      const isPassed = submittedAt === null ? null : scoreOf(attempt.quiz, marks).isPassed;
      await manager.query(
        `update quiz_attempts set answers = $2, submitted_at = $3, marks = $4, is_passed = $5, awaits_marks = $6
         where id = $1`,
        [
          id,
          JSON.stringify(answers),
          submittedAt,
          JSON.stringify(marks),
          isPassed,
          marks.some(({ points }) => points === null),
        ],
      );
      if (isPassed === true)
        await addCompletion(manager, { enrollmentId: enrollment.id, lessonId: attempt.lessonId, at });
      await enqueueAll(manager, jobs);
      return { ...attempt, answers, submittedAt, marks };
    });
  }

  async attemptsEndedBy(end: Date, limit: number): Promise<readonly string[]> {
    const rows = await this.database.manager.query<{ id: string }[]>(
      `select attempt.id from quiz_attempts attempt
       join enrollments enrollment on enrollment.id = attempt.enrollment_id and enrollment.ended_at is null
       where attempt.submitted_at is null and attempt.ends_at is not null and attempt.ends_at <= $1
       order by attempt.ends_at limit $2`,
      [end, limit],
    );
    return rows.map(({ id }) => id);
  }

  attemptsToMark({ courseIds, page: { size, from } }: AttemptsToMark): Promise<readonly QuizAttempt[]> {
    const [submittedAt = null, id = null] = from ?? [];
    return this.database.lists.query(
      `select listed.* from unnest($1::uuid[]) as wanted(id) cross join lateral (
         select ${columns} from ${tables}
         where attempt.course_id = wanted.id and attempt.awaits_marks
           and ($2::text is null or (attempt.submitted_at, attempt.id) > ($2::text::timestamptz, $3::text::uuid))
         order by attempt.submitted_at, attempt.id limit $4
       ) listed`,
      [courseIds, submittedAt, id, size + 1],
    );
  }

  countAttemptsToMark(courseIds: readonly string[]): Promise<readonly { courseId: string; count: number }[]> {
    return this.database.lists.query(
      `select attempt.course_id as "courseId", count(*)::int as count from quiz_attempts attempt
       join enrollments enrollment on enrollment.id = attempt.enrollment_id and enrollment.ended_at is null
       where attempt.course_id = any($1) and attempt.awaits_marks group by attempt.course_id`,
      [courseIds],
    );
  }
}

async function attemptBy(manager: EntityManager, id: string): Promise<QuizAttempt | null> {
  const [found] = await manager.query<QuizAttempt[]>(`select ${columns} from ${tables} where attempt.id = $1`, [id]);
  return found ?? null;
}

/** Inserts an attempt at the present quiz of the lesson, which is kept as it is now. */
async function insertAttempt(
  manager: EntityManager,
  { id, lessonId, enrollmentId, at }: Omit<NewAttempt, "userId"> & { readonly enrollmentId: string },
): Promise<void> {
  const sha256 = `sha256(convert_to(lesson.quiz::text, 'UTF8'))`;
  await manager.query(
    `insert into taken_quizzes (lesson_id, course_id, sha256, quiz)
     select lesson.id, lesson.course_id, ${sha256}, lesson.quiz from lessons lesson where lesson.id = $1
     on conflict (lesson_id, sha256) do nothing`,
    [lessonId],
  );
  await manager.query(
    `insert into quiz_attempts (id, enrollment_id, lesson_id, course_id, quiz_id, started_at, ends_at)
     select $1, $3, lesson.id, lesson.course_id, taken.id, $4::timestamptz,
       $4::timestamptz + (taken.quiz ->> 'timeLimitMinutes')::int * interval '1 minute'
     from lessons lesson join taken_quizzes taken on taken.lesson_id = lesson.id and taken.sha256 = ${sha256}
     where lesson.id = $2`,
    [id, lessonId, enrollmentId, at],
  );
}
