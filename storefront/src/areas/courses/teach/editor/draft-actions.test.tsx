import { expect, test } from "vitest";
import type { Answers } from "../../../../testing/graph-answers";
import { openPage, type OpenPage } from "../../../../testing/open-page";
import { customer } from "../../../../testing/viewers";

const sectionsOf = (...titles: string[]) => [
  { id: "1", title: "First", lessons: titles.map((title, index) => ({ id: `${index}`, title })) },
];
const open = (answers: Answers) =>
  openPage("/teach/courses/c", {
    answers: { me: { ...customer, role: "INSTRUCTOR" }, categories: [], customFields: [], ...answers },
  });
const titleOf = (page: OpenPage) => page.getByLabelText<HTMLInputElement>("Title of lesson 2");
const rename = async (page: OpenPage) => page.fill(await page.findByLabelText("Title of lesson 2"), "Deux");
const saveOutline = async (page: OpenPage) => page.click(page.getByRole("button", { name: "Save outline" }));

const edited = sectionsOf("One", "Zwei");
const changed = { kind: "CHANGED", lessonId: "Two", title: "Zwei", parts: ["TITLE", "TEXT"] };
const changes = [
  changed,
  { kind: "ADDED", lessonId: "n", title: "New" },
  { kind: "MOVED", lessonId: null, title: "First" },
  { kind: "REMOVED", lessonId: null, title: "Second" },
  { kind: "REMOVED", lessonId: "Three", title: "Three", studentCount: 3 },
  { kind: "REMOVED", lessonId: "Four", title: "Four", studentCount: 0 },
];
const published = { id: "c", slug: "knots", title: "Knots", status: "PUBLISHED", version: 5, publishChecklist: [] };
const details = { title: "Knots", subtitle: "For all", level: "BEGINNER" };
const withDraft = {
  ...published,
  subtitle: null,
  level: "BEGINNER",
  draft: {
    savedAt: "2026-03-01T12:00:00.000Z",
    sections: edited,
    changes,
    changedDetails: ["SUBTITLE", "GOALS"],
    details,
  },
};
const ended = { __typename: "Course", ...published, version: 6, draft: { savedAt: null, sections: edited } };

const openReview = async (answers: Answers) => {
  const page = await open({ course: withDraft, ...answers });
  await page.click(await page.findByRole("button", { name: "Review and publish" }));
  const dialog = page.within(await page.findByRole("dialog", { name: "Publish the changes?" }));
  return {
    page,
    dialog,
    publishButton: () => dialog.getByRole<HTMLButtonElement>("button", { name: "Publish changes" }),
  };
};
const saves = (page: OpenPage) =>
  page.sent("SaveCurriculum").map(({ input }) => (input as { readonly expectedVersion: number }).expectedVersion);

test("the outline of a published course is edited and saved as a draft", async () => {
  const draft = { ...withDraft.draft, sections: sectionsOf("One", "Deux") };
  const page = await open({
    course: { ...published, draft: { savedAt: null, sections: edited } },
    saveCurriculum: { __typename: "Course", ...published, version: 6, draft },
  });
  expect((await page.findByLabelText<HTMLInputElement>("Title of lesson 2")).value).toBe("Zwei");
  expect(page.queryByText("Unpublished changes")).toBeNull();
  await rename(page);
  await saveOutline(page);
  await page.findByText("Saved as a draft. Students see it after you publish.");
  await page.findByRole("region", { name: "Unpublished changes" });
  await page.shows("Published · unpublished changes");
});

test("a draft is published in the version whose changes were read, and the outline is edited on without a conflict", async () => {
  const saved = { ...ended, version: 7 };
  const { page, dialog, publishButton } = await openReview({ publishCourse: ended, saveCurriculum: saved });
  await dialog.findByText("Changed lesson “Zwei”: title and text");
  expect(dialog.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    "Subtitle: “empty” becomes “For all”",
    "What students will learn: changed",
    "Changed lesson “Zwei”: title and text",
    "Added lesson “New”",
    "Moved section “First”",
    "Removed section “Second”",
    "Removed lesson “Three”: 3 students lose their completion of it",
    "Removed lesson “Four”",
  ]);
  await page.click(publishButton());
  await page.findByText("Changes published.");
  expect(page.sent("PublishCourse")).toEqual([{ id: "c", expectedVersion: 5, draftSavedAt: withDraft.draft.savedAt }]);
  expect(page.queryByRole("region", { name: "Unpublished changes" })).toBeNull();
  await rename(page);
  await saveOutline(page);
  await page.shows("All changes saved");
  expect(saves(page)).toEqual([6]);
});

test("a draft is not published in another version; its changes are loaded again", async () => {
  let current: object = withDraft;
  const message = "The course was changed meanwhile. Load it again.";
  const { page, dialog, publishButton } = await openReview({
    course: () => current,
    publishCourse: ({ expectedVersion }: { readonly expectedVersion: number }) =>
      expectedVersion === 5 ? { __typename: "Conflict", message } : ended,
  });
  await dialog.findByText("Added lesson “New”");
  current = { ...withDraft, version: 6, draft: { ...withDraft.draft, changes: [{ ...changed, title: "Theirs" }] } };
  await page.click(publishButton());
  await dialog.findByText(message);
  await page.click(dialog.getByRole("button", { name: "Load the changes again" }));
  await dialog.findByText("Changed lesson “Theirs”: title and text");
  expect(dialog.queryByText(message)).toBeNull();
  await page.click(publishButton());
  await page.findByText("Changes published.");
  expect(page.sent("PublishCourse").map(({ expectedVersion }) => expectedVersion)).toEqual([5, 6]);
});

test("a draft is not published while something required is missing, and shows at most 100 changes", async () => {
  const publishChecklist = [
    { item: "TITLE", done: true, required: true },
    { item: "LESSONS", done: false, required: true },
  ];
  const many = Array.from({ length: 102 }, (_, number) => ({
    kind: "ADDED",
    lessonId: `${number}`,
    title: `New ${number}`,
  }));
  const { dialog, publishButton } = await openReview({
    course: { ...withDraft, publishChecklist, draft: { ...withDraft.draft, changes: many } },
  });
  await dialog.findByText("and 2 more changes");
  expect(dialog.getAllByText(/^Added/)).toHaveLength(100);
  dialog.getByText("A section with a lesson");
  expect(dialog.queryByText("A title")).toBeNull();
  expect(publishButton().disabled).toBe(true);
});

test("lessons whose file cannot be played are named, and the draft is not published with them", async () => {
  const unplayable = ["A", "B", "C", "D", "E", "F"].map((title) => ({ id: title, title }));
  const draft = { ...withDraft.draft, unplayable };
  const text = "A file that plays in “A”, “B”, “C”, “D”, “E”, and 1 more lesson (required)";
  const { dialog, publishButton } = await openReview({ course: { ...withDraft, draft } });
  await dialog.findByText("Still missing");
  expect(dialog.getAllByRole("listitem").at(-1)?.textContent).toContain(text);
  expect(publishButton().disabled).toBe(true);
});

test("a draft is discarded after a confirmation, and the published outline is edited without a conflict", async () => {
  const discarded = {
    ...ended,
    draft: { savedAt: null, sections: sectionsOf("One", "Two"), details: { title: "Knots", subtitle: null } },
  };
  const page = await open({
    course: withDraft,
    discardCourseDraft: discarded,
    saveCurriculum: { ...discarded, version: 7 },
  });
  await page.click(await page.findByRole("button", { name: "Discard changes" }));
  await page.click((await page.dialog()).getByRole("button", { name: "Discard changes" }));
  await page.findByText("Unpublished changes discarded.");
  expect(page.getByLabelText<HTMLInputElement>("Subtitle", { selector: "input" }).value).toBe("");
  expect(titleOf(page).value).toBe("Two");
  await rename(page);
  await saveOutline(page);
  await page.shows("All changes saved");
  expect(saves(page)).toEqual([6]);
});

test("a draft is neither published nor discarded while the outline has unsaved edits", async () => {
  const page = await open({ course: withDraft });
  await rename(page);
  await page.shows("Save or discard your edits first.");
  for (const name of ["Review and publish", "Discard changes"])
    expect(page.getByRole<HTMLButtonElement>("button", { name }).disabled).toBe(true);
});

test("a draft is published after it is restored", async () => {
  const page = await open({ course: { ...withDraft, status: "ARCHIVED" } });
  await page.shows("You can publish them after you restore it.");
  expect(page.queryByRole("button", { name: "Review and publish" })).toBeNull();
});
