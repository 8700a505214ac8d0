import { expect, test } from "@jest/globals";
import { bareLesson } from "../../testing/bare-lesson.js";
import type { CourseSection, Lesson } from "../course/course.js";
import { mergeCurriculum, type CurriculumSectionInput } from "./merge-curriculum.js";

const date = new Date("2026-12-05T00:00:00Z");
const unchanged = (id: string) => ({
  ...bareLesson,
  id,
  title: id,
  durationSeconds: 60,
  isPreview: true,
  externalUrl: `/${id}.mp4`,
});
const lesson = (id: string, change: Partial<Lesson> = {}): Lesson => ({
  ...unchanged(id),
  hasContent: true,
  quizKind: null,
  ...change,
});
const present: CourseSection[] = [
  { id: "s1", title: "One", lessons: [lesson("l1"), lesson("l2")] },
  {
    id: "s2",
    title: "Two",
    lessons: [
      lesson("l3"),
      ...["4", "5"].map((number) =>
        lesson(`l${number}`, { externalUrl: null, mediaFileId: `f${number}`, fileKind: "AUDIO" }),
      ),
    ],
  },
  {
    id: "s3",
    title: "Three",
    lessons: [
      lesson("l6", { opensAfterDays: 7 }),
      lesson("l7", { opensAt: date, isPrerequisite: true }),
      lesson("l8", { opensAfterDays: 7, isPrerequisite: true }),
      lesson("l9", { opensAt: date, isPrerequisite: true }),
    ],
  },
];

function merge(...given: CurriculumSectionInput[]): unknown {
  let made = 0;
  const merged = mergeCurriculum(present, given, () => `new${++made}`);
  return merged.ok ? merged.sections : merged.fields;
}

const bare = { ...bareLesson, content: null };

test.each<[string, CurriculumSectionInput[], unknown]>([
  ["nothing", [], []],
  [
    "lessons that move keep their ids and their absent fields",
    [
      { id: "S2", title: "Two", lessons: [{ id: "L1", title: "l1" }] },
      {
        id: "s1",
        title: "Uno",
        lessons: [
          { id: "l3", title: "l3" },
          { id: "l2", title: "l2" },
        ],
      },
    ],
    [
      { id: "s2", title: "Two", lessons: [unchanged("l1")] },
      { id: "s1", title: "Uno", lessons: [unchanged("l3"), unchanged("l2")] },
    ],
  ],
  [
    "a lesson or section without an id is new, and absent fields are empty",
    [{ title: "Three", lessons: [{ title: "Four" }, { id: null, title: "Five", content: "# Five", isPreview: true }] }],
    [
      {
        id: "new1",
        title: "Three",
        lessons: [
          { ...bare, id: "new2", title: "Four", quiz: null },
          { ...bare, id: "new3", title: "Five", content: "# Five", quiz: null, isPreview: true },
        ],
      },
    ],
  ],
  [
    "null and an empty text clear a field",
    [
      {
        id: "s1",
        title: "One",
        lessons: [
          { id: "l1", title: "l1", durationSeconds: null, isPreview: null, externalUrl: null, content: null },
          { id: "l2", title: "l2", isPreview: false, content: "" },
        ],
      },
    ],
    [
      {
        id: "s1",
        title: "One",
        lessons: [
          { ...bare, id: "l1", title: "l1" },
          { ...unchanged("l2"), isPreview: false, content: null },
        ],
      },
    ],
  ],
  [
    "a file takes the place of an address, and an address that of a file",
    [
      {
        id: "s1",
        title: "One",
        lessons: [
          { id: "l1", title: "l1", mediaFileId: "f1" },
          { id: "l3", title: "l3", externalUrl: "/new.mp4" },
          { id: "l4", title: "l4" },
          { id: "l5", title: "l5", mediaFileId: null },
        ],
      },
    ],
    [
      {
        id: "s1",
        title: "One",
        lessons: [
          { ...unchanged("l1"), externalUrl: null, mediaFileId: "f1" },
          { ...unchanged("l3"), externalUrl: "/new.mp4" },
          { ...unchanged("l4"), externalUrl: null, mediaFileId: "f4", fileKind: "AUDIO" },
          { ...unchanged("l5"), externalUrl: null },
        ],
      },
    ],
  ],
  [
    "a date takes the place of days, and days that of a date; absent, all stays",
    [
      {
        id: "s3",
        title: "Three",
        lessons: [
          { id: "l6", title: "l6", opensAt: date },
          { id: "l7", title: "l7", opensAfterDays: 3, isPrerequisite: false },
          { id: "l8", title: "l8" },
          { id: "l9", title: "l9", opensAt: null, isPrerequisite: null },
        ],
      },
    ],
    [
      {
        id: "s3",
        title: "Three",
        lessons: [
          { ...unchanged("l6"), opensAt: date },
          { ...unchanged("l7"), opensAfterDays: 3 },
          { ...unchanged("l8"), opensAfterDays: 7, isPrerequisite: true },
          unchanged("l9"),
        ],
      },
    ],
  ],
  [
    "ids of other courses, ids of the other kind and repeated ids are reported",
    [
      {
        id: "l1",
        title: "One",
        lessons: [
          { id: "s1", title: "x" },
          { id: "l2", title: "x" },
        ],
      },
      { id: "s2", title: "Two", lessons: [{ id: "L2", title: "x" }] },
    ],
    [
      { path: "sections.0.id", message: "is no section of this course" },
      { path: "sections.0.lessons.0.id", message: "is no lesson of this course" },
      { path: "sections.1.lessons.0.id", message: "is the id of another lesson here" },
    ],
  ],
])("%s", (_case, given, expected) => {
  expect(merge(...given)).toEqual(expected);
});
