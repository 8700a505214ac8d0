import { describe, expect, test } from "@jest/globals";
import { draftFrom, inputFrom, isSameOutline, keptOver, withSavedIds, type SavedSection } from "./outline-draft.js";
import { changeLesson, insertLesson, insertSection, moveLesson, removeLesson } from "./outline-moves.js";

const blank = { durationSeconds: null, isPreview: false, mediaUrl: null, content: null };
const saved: SavedSection[] = [
  { id: "s1", title: "One", lessons: [{ ...blank, id: "a", title: "A", durationSeconds: 500, content: "# Text" }] },
  { id: "s2", title: "Two", lessons: [{ ...blank, id: "b", title: "B", mediaUrl: "/b.mp4", isPreview: true }] },
];
const [first, second] = saved as [SavedSection, SavedSection];
const newLesson = { key: "new", title: "New", length: "", isPreview: false, mediaUrl: "", content: "" };

describe("an outline that is being edited", () => {
  test("is sent as it came, with all that lessons hold", () => {
    expect(inputFrom(draftFrom(saved))).toEqual([
      {
        id: "s1",
        title: "One",
        lessons: [{ id: "a", title: "A", durationSeconds: 500, isPreview: false, mediaUrl: null, content: "# Text" }],
      },
      {
        id: "s2",
        title: "Two",
        lessons: [{ id: "b", title: "B", durationSeconds: null, isPreview: true, mediaUrl: "/b.mp4", content: null }],
      },
    ]);
  });

  test("is another one after any change, and the same when it is taken back", () => {
    const draft = draftFrom(saved);
    const changed = changeLesson(draft, "a", { length: "8:2x" });
    expect(isSameOutline(changed, draft)).toBe(false);
    expect(isSameOutline(changeLesson(changed, "a", { length: "8:20" }), draft)).toBe(true);
    expect(isSameOutline(moveLesson(draft, "a", { sectionKey: "s2", index: 1 }), draft)).toBe(false);
  });

  test("learns the ids of what was new, also where that was moved while it was being saved", () => {
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

  test("kept over somebody else's, what they removed is new again, with all that it held", () => {
    const theirs = [{ ...first, lessons: [] }];
    const [one, two] = inputFrom(keptOver(draftFrom(saved), theirs));
    expect(one).toMatchObject({ id: "s1", lessons: [{ title: "A", content: "# Text", durationSeconds: 500 }] });
    expect(one?.lessons[0]).not.toHaveProperty("id");
    expect(two).not.toHaveProperty("id");
  });

  test("is without a lesson that was removed", () => {
    expect(removeLesson(draftFrom(saved), "b").map(({ lessons }) => lessons.length)).toEqual([1, 0]);
  });
});
