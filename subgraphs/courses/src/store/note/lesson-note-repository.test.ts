import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { Course } from "../../domain/course/course.js";
import type { SavedNote } from "../../domain/note/lesson-note.js";
import { at, TestEnrollments } from "../../testing/test-enrollments.js";
import { CoursesPersonalData } from "../courses-personal-data.js";
import { LessonNoteRepository } from "./lesson-note-repository.js";

let school: TestEnrollments;
let notes: LessonNoteRepository;
let course: Course;
let lessonId: string;

beforeAll(async () => {
  school = await TestEnrollments.open();
  notes = new LessonNoteRepository(school.database);
});

beforeEach(async () => {
  school.userId = randomUUID();
  lessonId = randomUUID();
  course = await school.aCourse(randomUUID(), [lessonId]);
});

afterAll(async () => school[Symbol.asyncDispose]());

const minute = (count: number) => new Date(at.getTime() + count * 60_000);
const aNote = (change: Partial<SavedNote> = {}): SavedNote => ({
  id: randomUUID(),
  lessonId,
  userId: school.userId,
  text: "A knot",
  seconds: null,
  at,
  ...change,
});
const listed = async (userId = school.userId) => (await notes.notesOf({ lessonId, userId }))?.map(({ text }) => text);

test("notes are listed by time, then those without a time, each by creation", async () => {
  await school.enroll(course);
  await notes.saveNote(aNote({ text: "fourth", at: minute(1) }));
  await notes.saveNote(aNote({ text: "third" }));
  await notes.saveNote(aNote({ text: "second", seconds: 90 }));
  await notes.saveNote(aNote({ text: "first", seconds: 0, at: minute(2) }));
  expect(await listed()).toEqual(["first", "second", "third", "fourth"]);
  expect(await listed(randomUUID())).toBeUndefined();
});

test("a note is changed by its id, at its own lesson and by its author only", async () => {
  await school.enroll(course);
  const note = aNote({ seconds: 5 });
  for (let count = 0; count < 2; count += 1)
    expect(await notes.saveNote({ ...note, at: minute(count) })).toMatchObject({
      note: { createdAt: at, editedAt: null },
    });
  const changed = await notes.saveNote({ ...note, seconds: null, at: minute(3) });
  expect(changed).toMatchObject({ kind: "saved", note: { seconds: null, createdAt: at, editedAt: minute(3) } });
  expect(await notes.notesOf(note)).toEqual([changed.kind === "saved" && changed.note]);
  school.userId = randomUUID();
  await school.enroll(course);
  expect(await notes.saveNote({ ...note, userId: school.userId })).toEqual({ kind: "notFound" });
  expect(await notes.deleteNote(note.id, school.userId)).toBe(false);
  expect(await notes.deleteNote(note.id, note.userId)).toBe(true);
});

test("concurrent notes do not exceed 200", async () => {
  await school.enroll(course);
  await school.query(
    `insert into lesson_notes (id, user_id, lesson_id, course_id, text, created_at)
     select gen_random_uuid(), $1, $2, $3, 'A knot', $4 from generate_series(1, 198)`,
    [school.userId, lessonId, course.id, at],
  );
  const last = aNote();
  const saved = await Promise.all([last, aNote(), aNote(), aNote()].map((note) => notes.saveNote(note)));
  expect(saved.map(({ kind }) => kind).toSorted()).toEqual(["saved", "saved", "tooMany", "tooMany"]);
  expect(await listed()).toHaveLength(200);
});

test("notes stay when the access ends, and come back with the next enrollment", async () => {
  const orderId = randomUUID();
  await school.enrollBy(orderId, course);
  await notes.saveNote(aNote());
  await school.end(orderId, course);
  expect(await listed()).toBeUndefined();
  expect(await notes.saveNote(aNote())).toEqual({ kind: "notFound" });
  await school.enroll(course);
  expect(await listed()).toEqual(["A knot"]);
});

test("the export of a person contains the notes, and the erasure deletes them", async () => {
  await school.enroll(course);
  await notes.saveNote(aNote({ seconds: 7 }));
  const person = { userId: school.userId, email: "" };
  const data = new CoursesPersonalData(school.database);
  const { lessonNotes } = await data.read(person);
  expect(lessonNotes).toMatchObject([{ text: "A knot", seconds: 7, createdAt: at }]);
  await data.erase(person);
  expect(await listed()).toEqual([]);
});
