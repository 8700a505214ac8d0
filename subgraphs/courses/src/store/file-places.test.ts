import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { fileUsesIn, replacePictureIn } from "@souk/kernel/testing/explaining-database";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { coursesDatabase } from "./database-definition.js";
import { coursesFilePlaces } from "./file-places.js";

const [key, film] = ["a".repeat(64), randomUUID()];
const address = `/media/${key}-400x300/320.webp`;
const teacher = randomUUID();

const lessonDraft = (lesson: object) => ({
  outline_drafts: { sections: [{ id: randomUUID(), title: "A", lessons: [{ id: randomUUID(), ...lesson }, lesson] }] },
});
const detailsDraft = (draft: object) => ({ detail_drafts: { changes: {}, has_thumbnail: true, ...draft } });

test.each<[string, object, object | null, string, object?]>([
  ["thumbnail", { thumbnail_sha256: key }, null, key],
  ["description", { description: `Look: ![knot](${address})` }, null, key],
  ["promo video", { promo_file_id: film }, null, film],
  ["declared field", { custom: { badge: address } }, null, key],
  ["file of two lessons", {}, { media_file_id: film }, film],
  ["address of two lessons", {}, { media_url: `https://shop.example${address}` }, key],
  ["text of two lessons", {}, { content: `Look: ![knot](${address})` }, key],
  ["question of two quizzes", {}, { quiz: { questions: [{ text: `Look: ![knot](${address})` }] } }, key],
  ["file of an answer to two quizzes", {}, { quiz: {} }, film],
  ["file in a draft", {}, null, film, lessonDraft({ mediaFileId: film })],
  ["text in a draft", {}, null, key, lessonDraft({ content: `Look: ![knot](${address})` })],
  ["thumbnail in a draft", {}, null, key, detailsDraft({ thumbnail_sha256: key })],
  ["promo video in a draft", {}, null, film, detailsDraft({ changes: { promoFileId: film } })],
  ["description in a draft", {}, null, key, detailsDraft({ changes: { description: `Look: ![knot](${address})` } })],
])(
  "a file is used as the %s of a course, and its instructor may know a draft",
  async (_place, course, lesson, wanted, draft) => {
    await using opened = await openTestDatabase("courses", coursesDatabase);
    const { manager } = opened.database;
    const insert = (table: string, row: object) =>
      manager.query(
        `insert into ${table} (${Object.keys(row).join(", ")}) select ${Object.keys(row).join(", ")}
       from json_populate_record(null::${table}, $1)`,
        [JSON.stringify(row)],
      );
    const ids: string[] = [];
    for (const [title, status, given] of [
      ["A", "DRAFT", true],
      ["B", "PUBLISHED", true],
      ["C", "PUBLISHED", false],
    ] as const) {
      const [id, section] = [randomUUID(), randomUUID()];
      ids.push(id);
      const plain = {
        id,
        product_id: randomUUID(),
        instructor_id: teacher,
        slug: title,
        title,
        status,
        categories: [],
      };
      await insert("courses", { ...plain, version: 1, created_at: "2026-01-01", ...(given ? course : {}) });
      await insert("course_sections", { id: section, course_id: id, title, position: 0 });
      for (const [table, row] of given ? Object.entries(draft ?? {}) : [])
        await insert(table, { course_id: id, saved_at: "2026-01-01", ...row });
      for (const position of [0, 1]) {
        const row = { id: randomUUID(), section_id: section, course_id: id, title, is_preview: false, position };
        await insert("lessons", { ...row, ...(given ? lesson : {}) });
        if (given && lesson && "quiz" in lesson) {
          const [takenId, ofLesson] = [randomUUID(), { lesson_id: row.id, course_id: id }];
          await insert("taken_quizzes", { id: takenId, ...ofLesson, sha256: `\\x${key}`, quiz: lesson.quiz });
          if (wanted !== film) continue;
          const enrollmentId = randomUUID();
          const enrollment = {
            id: enrollmentId,
            user_id: randomUUID(),
            course_id: id,
            order_id: randomUUID(),
            enrolled_at: "2026-01-01",
          };
          await insert("enrollments", enrollment);
          await insert("quiz_attempts", {
            id: randomUUID(),
            enrollment_id: enrollmentId,
            quiz_id: takenId,
            ...ofLesson,
            started_at: "2026-01-01",
            answers: [{ questionId: randomUUID(), choiceIds: [] }, { fileIds: [randomUUID(), film] }],
            marks: [],
            awaits_marks: false,
          });
        }
      }
    }
    const uses = (used: string) => [
      { key: used, typename: "Course", id: ids[0], name: "A", ownerId: teacher },
      { key: used, typename: "Course", id: ids[1], name: "B", ownerId: null },
    ];
    expect(await fileUsesIn(opened.database, coursesFilePlaces, [key, film])).toEqual(uses(wanted));
    const to = "b".repeat(64);
    const replacement = { from: key, to: `/media/${to}-200x200/160.webp` };
    const places = wanted === film ? 0 : lesson && "quiz" in lesson ? 8 : lesson ? 4 : 2;
    expect(await replacePictureIn(opened.database, coursesFilePlaces, replacement)).toBe(places);
    expect(await replacePictureIn(opened.database, coursesFilePlaces, replacement)).toBe(0);
    expect(await fileUsesIn(opened.database, coursesFilePlaces, [key, film, to])).toEqual(
      uses(wanted === film ? film : to),
    );
  },
);
