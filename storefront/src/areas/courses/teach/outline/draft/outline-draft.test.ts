import { describe, expect, test } from "vitest";
import { draftFrom, inputFrom, isSameOutline, rebasedDraft, withSavedIds, type SavedSection } from "./outline-draft.js";
import { changeLesson, insertLesson, insertSection, moveLesson, removeLesson } from "./outline-moves.js";

const blank = { durationSeconds: null, isPreview: false, externalUrl: null, media: null, content: null };
const saved: SavedSection[] = [
  { id: "s1", title: "One", lessons: [{ ...blank, id: "a", title: "A", durationSeconds: 500, content: "# Text" }] },
  { id: "s2", title: "Two", lessons: [{ ...blank, id: "b", title: "B", externalUrl: "/b.mp4", isPreview: true }] },
];
const [first, second] = saved as [SavedSection, SavedSection];
const newLesson = { key: "new", title: "New", length: "", isPreview: false, externalUrl: "", file: null, content: "" };

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
            externalUrl: "/b.mp4",
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
      ["s2", [undefined, "n", "b"]],
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
    expect(removeLesson(draftFrom(saved), "b").map(({ lessons }) => lessons.length)).toEqual([1, 0]);
  });
});
