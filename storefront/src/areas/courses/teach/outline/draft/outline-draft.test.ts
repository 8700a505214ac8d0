import { describe, expect, test } from "vitest";
import { lessonKindOf } from "./lesson-kind.js";
import { localTimeText, timeFromLocal } from "./lesson-opening.js";
import {
  blankLesson,
  draftFrom,
  inputFrom,
  isSameOutline,
  rebasedDraft,
  withSavedIds,
  type SavedSection,
} from "./outline-draft.js";
import { changeLesson, insertLesson, insertSection, moveLesson, removeLesson } from "./outline-moves.js";

const blank = {
  durationSeconds: null,
  isPreview: false,
  opensAfterDays: null,
  opensAt: null,
  isPrerequisite: false,
  externalUrl: null,
  media: null,
  content: null,
  quiz: null,
};
const opensAt = "2026-12-05T15:00:00.000Z";
const [inAWeek, onADay] = [{ opensAfterDays: 7 }, { opensAt, isPrerequisite: true }];
const saved: SavedSection[] = [
  {
    id: "s1",
    title: "One",
    lessons: [{ ...blank, ...inAWeek, id: "a", title: "A", durationSeconds: 500, content: "# Text" }],
  },
  {
    id: "s2",
    title: "Two",
    lessons: [
      { ...blank, id: "b", title: "B", externalUrl: "/b.mp4", isPreview: true },
      { ...blank, ...onADay, id: "c", title: "C" },
    ],
  },
];
const [first, second] = saved as [SavedSection, SavedSection];
const newLesson = { ...blankLesson("new"), title: "New" };

describe("an edited outline", () => {
  test("is sent as it was loaded, with all fields of the lessons", () => {
    expect(inputFrom(draftFrom(saved))).toEqual([
      {
        id: "s1",
        title: "One",
        lessons: [
          {
            id: "a",
            title: "A",
            durationSeconds: 500,
            isPreview: false,
            opensAfterDays: 7,
            opensAt: null,
            isPrerequisite: false,
            externalUrl: null,
            mediaFileId: null,
            content: "# Text",
          },
        ],
      },
      {
        id: "s2",
        title: "Two",
        lessons: [
          {
            id: "b",
            title: "B",
            durationSeconds: null,
            isPreview: true,
            opensAfterDays: null,
            opensAt: null,
            isPrerequisite: false,
            externalUrl: "/b.mp4",
            mediaFileId: null,
            content: null,
          },
          {
            id: "c",
            title: "C",
            durationSeconds: null,
            isPreview: false,
            opensAfterDays: null,
            opensAt,
            isPrerequisite: true,
            externalUrl: null,
            mediaFileId: null,
            content: null,
          },
        ],
      },
    ]);
  });

  test("keeps the file of a lesson, and sends no address with it", () => {
    const media = {
      fileId: "f",
      name: "a.mp4",
      kind: "VIDEO",
      alt: null,
      link: { url: "/media/files/f?expires=1" },
      playback: null,
      captions: null,
    } as const;
    const draft = draftFrom([{ ...first, lessons: [{ ...blank, id: "a", title: "A", media }] }]);
    const sentOf = (lesson: object) => inputFrom(changeLesson(draft, "a", lesson))[0]?.lessons[0];
    expect(sentOf({ externalUrl: "/typed.mp4" })).toMatchObject({ mediaFileId: "f", externalUrl: null });
    expect(sentOf({ file: null, externalUrl: "/typed.mp4" })).toMatchObject({
      mediaFileId: null,
      externalUrl: "/typed.mp4",
    });
    const renewed = {
      fileId: "f",
      name: "a.mp4",
      kind: "VIDEO",
      alt: null,
      url: "/media/files/f?expires=2",
      streamUrl: null,
      posterUrl: null,
      captions: [],
    } as const;
    expect(isSameOutline(changeLesson(draft, "a", { file: renewed }), draft)).toBe(true);
    expect(isSameOutline(changeLesson(draft, "a", { file: null }), draft)).toBe(false);
  });

  test("counts as changed after any change, and as unchanged when the change is undone", () => {
    const draft = draftFrom(saved);
    const changed = changeLesson(draft, "a", { length: "8:2x" });
    expect(isSameOutline(changed, draft)).toBe(false);
    expect(isSameOutline(changeLesson(changed, "a", { length: "8:20" }), draft)).toBe(true);
    expect(isSameOutline(moveLesson(draft, "a", { sectionKey: "s2", index: 1 }), draft)).toBe(false);
    expect(isSameOutline(changeLesson(draft, "a", { opening: { kind: "days", days: "8" } }), draft)).toBe(false);
    expect(isSameOutline(changeLesson(draft, "a", { isPrerequisite: true }), draft)).toBe(false);
  });

  test("sends no opening with a preview, and keeps it for a lesson that is a preview no longer", () => {
    const draft = changeLesson(draftFrom(saved), "c", { isPreview: true });
    expect(inputFrom(draft)[1]?.lessons[1]).toMatchObject({ isPreview: true, opensAfterDays: null, opensAt: null });
    expect(inputFrom(changeLesson(draft, "c", { isPreview: false }))[1]?.lessons[1]).toMatchObject({ opensAt });
  });

  test("takes over the ids of new items, also if they were moved during the save", () => {
    const sent = insertSection(insertLesson(draftFrom(saved), { sectionKey: "s1", index: 0 }, newLesson), 0, {
      key: "newSection",
      title: "Zero",
      lessons: [],
    });
    const answer: SavedSection[] = [
      { id: "s0", title: "Zero", lessons: [] },
      { ...first, lessons: [{ ...blank, id: "n", title: "New" }, ...first.lessons] },
      second,
    ];
    const meanwhile = moveLesson(sent, "new", { sectionKey: "s2", index: 0 });
    const later = insertLesson(meanwhile, { sectionKey: "s2", index: 0 }, { ...newLesson, key: "later" });
    expect(
      inputFrom(withSavedIds(later, sent, answer)).map(({ id, lessons }) => [id, lessons.map((one) => one.id)]),
    ).toEqual([
      ["s0", []],
      ["s1", ["a"]],
      ["s2", [undefined, "n", "b", "c"]],
    ]);
  });

  test("that replaces another person's version recreates what they removed, with all its fields", () => {
    const theirs = [{ ...first, lessons: [] }];
    const [one, two] = inputFrom(rebasedDraft(draftFrom(saved), theirs));
    expect(one).toMatchObject({ id: "s1", lessons: [{ title: "A", content: "# Text", durationSeconds: 500 }] });
    expect(one?.lessons[0]).not.toHaveProperty("id");
    expect(two).not.toHaveProperty("id");
  });

  test("does not contain a removed lesson", () => {
    expect(removeLesson(draftFrom(saved), "b").map(({ lessons }) => lessons.length)).toEqual([1, 1]);
  });
});

test.each([
  ["2026-12-05T10:00", new Date(2026, 11, 5, 10)],
  ["2026-03-01T09:05:07", new Date(2026, 2, 1, 9, 5, 7)],
])("a field for the local time shows %s as it was entered", (text, time) => {
  expect([timeFromLocal(text), localTimeText(time.toISOString())]).toEqual([time.toISOString(), text]);
});

test("a field for the local time is empty until the date is complete", () => {
  expect([timeFromLocal(""), localTimeText("")]).toEqual(["", ""]);
});

test.each([
  ["", "TEXT"],
  ["https://www.youtube.com/watch?v=1", "VIDEO"],
  ["/a.opus", "AUDIO"],
  ["/a.PDF", "FILE"],
  ["/a.png", "FILE"],
])("a lesson with the address %j shows the kind %s", (externalUrl, kind) => {
  expect(lessonKindOf({ externalUrl, file: null, quiz: null })).toBe(kind);
});
