import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { Database } from "@souk/kernel/database/database";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { PageRequest } from "@souk/kernel/values/page";
import type { EntityManager } from "typeorm";
import type { AddedPost, FoundPost, LessonPostStore, NewPost } from "../../domain/discussion/lesson-post-store.js";
import {
  maxAnswers,
  maxQuestionsPerDay,
  type DiscussedLesson,
  type LessonAnswer,
  type LessonQuestion,
} from "../../domain/discussion/lesson-question.js";
import { lockProgress } from "../enrollment/progress-sql.js";

const columns = `post.id, post.author_id as "authorId", post.author_role as "authorRole", post.text,
  post.created_at as "createdAt", post.edited_at as "editedAt"`;
const questionColumns = `${columns}, post.lesson_id as "lessonId", lesson.title as "lessonTitle",
  post.course_id as "courseId", post.is_open as "isOpen"`;
const questions = `lesson_posts post join lessons lesson on lesson.id = post.lesson_id`;

type Row = Record<string, unknown>;

/** Stores the questions and answers below lessons in PostgreSQL. */
export class LessonPostRepository implements LessonPostStore {
  constructor(private readonly database: Database) {}

  async findLesson(lessonId: string): Promise<DiscussedLesson | null> {
    const [lesson]: DiscussedLesson[] = await this.database.manager.query(
      `select lesson.id, lesson.title, course.id as "courseId", course.title as "courseTitle", course.slug as "courseSlug",
         course.instructor_id as "instructorId"
       from lessons lesson join courses course on course.id = lesson.course_id where lesson.id = $1`,
      [lessonId],
    );
    return lesson ?? null;
  }

  async findQuestion(id: string): Promise<LessonQuestion | null> {
    const [question]: LessonQuestion[] = await this.database.manager.query(
      `select ${questionColumns} from ${questions} where post.id = $1 and post.question_id is null`,
      [id],
    );
    return question ?? null;
  }

  async findPost(id: string): Promise<FoundPost | null> {
    const [post]: FoundPost[] = await this.database.manager.query(
      `select id, author_id as "authorId", lesson_id as "lessonId", question_id as "questionId", created_at as "createdAt"
       from lesson_posts where id = $1`,
      [id],
    );
    return post ?? null;
  }

  questionsOfLesson(lessonId: string, { size, from }: PageRequest): Promise<readonly LessonQuestion[]> {
    const [createdAt = null, id = null] = from ?? [];
    return this.database.lists.query(
      `select ${questionColumns} from ${questions}
       where post.lesson_id = $1 and post.question_id is null
         and ($2::text is null or (post.created_at, post.id) < ($2::text::timestamptz, $3::text::uuid))
       order by post.created_at desc, post.id desc limit $4`,
      [lessonId, createdAt, id, size + 1],
    );
  }

  async countQuestions(lessonId: string): Promise<number> {
    const [row] = await this.database.lists.query<{ count: number }[]>(
      `select count(*)::int as count from lesson_posts where lesson_id = $1 and question_id is null`,
      [lessonId],
    );
    return row?.count ?? 0;
  }

  openQuestions(courseIds: readonly string[], { size, from }: PageRequest): Promise<readonly LessonQuestion[]> {
    const [createdAt = null, id = null] = from ?? [];
    return this.database.lists.query(
      `select listed.* from unnest($1::uuid[]) as wanted(id) cross join lateral (
         select ${questionColumns} from ${questions}
         where post.course_id = wanted.id and post.is_open
           and ($2::text is null or (post.created_at, post.id) > ($2::text::timestamptz, $3::text::uuid))
         order by post.created_at, post.id limit $4
       ) listed`,
      [courseIds, createdAt, id, size + 1],
    );
  }

  countOpenQuestions(courseIds: readonly string[]): Promise<readonly { courseId: string; count: number }[]> {
    return this.database.lists.query(
      `select course_id as "courseId", count(*)::int as count from lesson_posts
       where course_id = any($1) and is_open group by course_id`,
      [courseIds],
    );
  }

  answersOfQuestions(questionIds: readonly string[]): Promise<readonly LessonAnswer[]> {
    return this.database.lists.query(
      `select ${columns}, post.question_id as "questionId" from lesson_posts post
       where post.question_id = any($1) order by post.created_at, post.id`,
      [questionIds],
    );
  }

  ask(question: NewPost): Promise<AddedPost> {
    const { authorId: userId, lessonId, authorRole, at } = question;
    return this.database.transaction(async (manager) => {
      if (authorRole === "STUDENT") {
        // the lock lets the second of two concurrent questions count the first
        if (!(await lockProgress(manager, { userId, lessonId }))) return { kind: "notFound" };
        const count = await countOf(
          manager,
          `author_id = $1 and question_id is null and id <> $2 and created_at > $3::timestamptz - interval '1 day'
             and course_id = (select course_id from lessons where id = $4)`,
          [userId, question.id, at, lessonId],
        );
        if (count >= maxQuestionsPerDay) return { kind: "tooMany" };
      }
      return insertPost(manager, question, null);
    });
  }

  answer({ questionId, ...answer }: NewPost & { readonly questionId: string }): Promise<AddedPost> {
    return this.database.transaction(async (manager) => {
      // the order in which the deletion of a lesson takes its locks
      await manager.query(`select from lessons where id = $1 for key share`, [answer.lessonId]);
      if (!(await lockQuestion(manager, questionId))) return { kind: "notFound" };
      const answers = await countOf(manager, `question_id = $1 and id <> $2`, [questionId, answer.id]);
      if (answers >= maxAnswers) return { kind: "tooMany" };
      const added = await insertPost(manager, answer, questionId);
      if (added.kind === "added") await updateOpen(manager, questionId);
      return added;
    });
  }

  async edit({ id, authorId, text, at }: Pick<NewPost, "id" | "authorId" | "text" | "at">): Promise<boolean> {
    const [rows]: [Row[], number] = await this.database.manager.query(
      `update lesson_posts set text = $3, edited_at = $4 where id = $1 and author_id = $2 returning id`,
      [id, authorId, text, at],
    );
    return rows.length > 0;
  }

  deletePost({ id, questionId }: Pick<FoundPost, "id" | "questionId">, jobs: readonly AuditJob[]): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      if (questionId !== null) await lockQuestion(manager, questionId);
      const [rows]: [Row[], number] = await manager.query(`delete from lesson_posts where id = $1 returning id`, [id]);
      if (rows.length === 0) return false;
      if (questionId !== null) await updateOpen(manager, questionId);
      await enqueueAll(manager, jobs);
      return true;
    });
  }
}

async function lockQuestion(manager: EntityManager, id: string): Promise<boolean> {
  const sql = `select from lesson_posts where id = $1 and question_id is null for no key update`;
  return (await manager.query<Row[]>(sql, [id])).length > 0;
}

async function countOf(manager: EntityManager, condition: string, values: unknown[]): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(
    `select count(*)::int as count from lesson_posts where ${condition}`,
    values,
  );
  return row?.count ?? 0;
}

async function insertPost(
  manager: EntityManager,
  { id, lessonId, authorId, authorRole, text, at, notice = null }: NewPost,
  questionId: string | null,
): Promise<AddedPost> {
  const inserted: Row[] = await manager.query(
    `insert into lesson_posts (id, lesson_id, course_id, question_id, author_id, author_role, text, created_at, is_open)
     select $1, lesson.id, lesson.course_id, $3, $4, $5, $6, $7, $3::uuid is null and $5 = 'STUDENT'
     from lessons lesson where lesson.id = $2 for key share of lesson
     on conflict (id) do nothing returning id`,
    [id, lessonId, questionId, authorId, authorRole, text, at],
  );
  if (inserted.length > 0) {
    await enqueueAll(manager, notice ? [{ task: "notifyLessonPost", data: notice }] : []);
    return { kind: "added" };
  }
  const [present]: { isRepeated: boolean }[] = await manager.query(
    `select author_id = $2 and lesson_id = $3 and question_id is not distinct from $4 as "isRepeated"
     from lesson_posts where id = $1`,
    [id, authorId, lessonId, questionId],
  );
  if (!present) return { kind: "notFound" };
  return { kind: present.isRepeated ? "added" : "idTaken" };
}

/** Opens or closes a question by its answers. The caller has locked it. */
async function updateOpen(manager: EntityManager, questionId: string): Promise<void> {
  await manager.query(
    `update lesson_posts question set is_open = author_role = 'STUDENT' and not exists (
       select from lesson_posts answer where answer.question_id = question.id and answer.author_role <> 'STUDENT')
     where id = $1`,
    [questionId],
  );
}
