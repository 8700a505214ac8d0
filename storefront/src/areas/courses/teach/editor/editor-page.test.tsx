import { expect, test } from "vitest";
import { unavailable, type Answers } from "../../../../testing/graph-answers";
import { openPage, type OpenPage } from "../../../../testing/open-page";
import { customer } from "../../../../testing/viewers";

const lessonsOf = (...titles: string[]) => titles.map((title) => ({ id: title, title }));

const sections = [
  { id: "1", title: "First", lessons: lessonsOf("One", "Two") },
  { id: "2", title: "Second", lessons: lessonsOf("Three") },
];
const course = {
  id: "c",
  slug: "knots",
  title: "Knots",
  status: "DRAFT",
  version: 1,
  publishChecklist: [],
  product: { id: "p", price: { amount: "5.00", currency: "CAD" } },
  sections,
  draft: { sections, details: { title: "Knots" } },
};

const open = (answers: Answers = {}, path = "/teach/courses/c") =>
  openPage(path, {
    answers: { me: { ...customer, role: "INSTRUCTOR" }, categories: [], customFields: [], course, ...answers },
  });

const saveOutline = async (page: OpenPage) => page.click(page.getByRole("button", { name: "Save outline" }));
const titleOf = (page: OpenPage, label: string) => page.getAllByLabelText<HTMLInputElement>(label)[0]!;

interface Saved {
  readonly input: { readonly expectedVersion: number };
}

/** A course that another tab saves after the page has loaded it: with another first title and without "Three". */
async function withConflict(): Promise<OpenPage> {
  const theirs = {
    ...course,
    version: 2,
    draft: {
      sections: [
        { id: "1", title: "First", lessons: lessonsOf("Theirs", "Two") },
        { id: "2", title: "Second", lessons: [] },
      ],
    },
  };
  let current: object = course;
  const page = await open({
    course: () => current,
    saveCurriculum: ({ input }: Saved) =>
      input.expectedVersion === 1
        ? { __typename: "Conflict", field: "expectedVersion" }
        : { __typename: "Course", ...course, version: 3 },
  });
  await page.fill((await page.findAllByLabelText("Title of lesson 2"))[0]!, "Mine");
  current = theirs;
  await saveOutline(page);
  await page.findByRole("dialog", { name: "This outline was changed elsewhere" });
  return page;
}

test("an outline that was changed elsewhere can wait, and then keeps the version of this page", async () => {
  const page = await withConflict();
  await page.keyboard("{Escape}");
  await page.disappears(() => page.queryByRole("dialog"));
  expect(titleOf(page, "Title of lesson 2").value).toBe("Mine");
  await saveOutline(page);
  await page.click((await page.dialog()).getByRole("button", { name: "Keep my version" }));
  await page.findByText("Outline saved.");
  expect(page.sent("SaveCurriculum").at(-1)).toMatchObject({
    input: {
      expectedVersion: 2,
      sections: [{ lessons: [{ title: "One" }, { title: "Mine" }] }, { lessons: [{ title: "Three" }] }],
    },
  });
});

test("an outline that was changed elsewhere can take over the other version", async () => {
  const page = await withConflict();
  await page.click((await page.dialog()).getByRole("button", { name: "Load the other version" }));
  await page.shows("All changes saved");
  expect(titleOf(page, "Title of lesson 1").value).toBe("Theirs");
  expect(page.queryByDisplayValue("Three")).toBeNull();
});

test("an outline with an empty title is not sent", async () => {
  const page = await open();
  await page.fill(await page.findByLabelText("Title of section 1"), " ");
  await saveOutline(page);
  await page.shows("Enter a title.");
  expect(page.sent("SaveCurriculum")).toEqual([]);
});

interface SentLesson {
  readonly opensAfterDays: number | null;
  readonly opensAt: string | null;
  readonly isPrerequisite: boolean;
}

const sentLessons = (page: OpenPage): readonly SentLesson[] => {
  const { input } = page.sent("SaveCurriculum").at(-1) as { input: { sections: { lessons: SentLesson[] }[] } };
  return input.sections.flatMap(({ lessons }) => lessons);
};

test("a lesson opens some days after the enrollment, at a time, or at once as a preview", async () => {
  const page = await open({ saveCurriculum: { __typename: "Course", ...course, version: 2 } });
  await page.click(await page.findByRole("button", { name: "Edit One" }));
  await page.select(page.getByLabelText("Opens"), "Some days after enrollment");
  await page.fill(page.getByLabelText("Days after enrollment"), "0");
  await page.click(page.getByRole("button", { name: "Done" }));
  await saveOutline(page);
  await page.shows("Needs attention");
  await page.click(page.getByRole("button", { name: "Edit One" }));
  await page.shows("Enter a number of days from 1 to 3,650.");
  await page.fill(page.getByLabelText("Days after enrollment"), "7");
  await page.click(page.getByRole("button", { name: "Done" }));
  await page.shows("opens 7 days after enrollment");
  await page.click(page.getByRole("button", { name: "Edit Two" }));
  await page.select(page.getByLabelText("Opens"), "At a date and time");
  await page.fill(page.getByLabelText("Date and time"), "2999-12-05T10:30");
  await page.click(page.getByRole("button", { name: "Done" }));
  await page.shows("opens on Dec 5, 2999");
  await page.click(page.getByRole("button", { name: "Edit Three" }));
  await page.select(page.getByLabelText("Opens"), "Some days after enrollment");
  await page.click(page.getByLabelText("Free preview"));
  expect(page.getByLabelText<HTMLSelectElement>("Opens").disabled).toBe(true);
  await page.click(page.getByRole("button", { name: "Done" }));
  await saveOutline(page);
  await page.findByText("Outline saved.");
  expect(sentLessons(page).map(({ opensAfterDays, opensAt }) => [opensAfterDays, opensAt])).toEqual([
    [7, null],
    [null, new Date(2999, 11, 5, 10, 30).toISOString()],
    [null, null],
  ]);
});

test("all lessons are taken in order, or in any order", async () => {
  const page = await open({ saveCurriculum: { __typename: "Course", ...course, version: 2 } });
  const order = page.within(await page.findByRole("group", { name: "Order of the lessons" }));
  const save = async (choice: string) => {
    await page.click(order.getByRole("button", { name: choice }));
    await saveOutline(page);
    await page.shows("All changes saved");
    order.getByRole("button", { name: choice, pressed: true });
    return sentLessons(page).map(({ isPrerequisite }) => isPrerequisite);
  };
  expect(await save("Take lessons in order")).toEqual([true, true, false]);
  expect(await save("Any order")).toEqual([false, false, false]);
});

test("a changed outline stays if the user stays, or if courses does not answer", async () => {
  const page = await open({ saveCurriculum: unavailable });
  await page.fill(await page.findByLabelText("Title of section 1"), "Changed");
  await page.click(page.getByRole("link", { name: "Your courses" }));
  const dialog = page.within(await page.findByRole("dialog", { name: "Leave page with unsaved changes?" }));
  await page.click(dialog.getByRole("button", { name: "Stay" }));
  await page.disappears(() => page.queryByRole("dialog"));
  await saveOutline(page);
  await page.shows("The outline could not be saved. Your changes are still here");
  expect(titleOf(page, "Title of section 1").value).toBe("Changed");
});

test("new details are saved, and shown as the server has them", async () => {
  const page = await open(
    {
      updateCourse: {
        __typename: "Course",
        ...course,
        draft: { ...course.draft, details: { title: "Bends" } },
        product: { ...course.product, price: { amount: "7.00", currency: "CAD" } },
      },
    },
    "/teach/courses/c?tab=details",
  );
  await page.fill(await page.findByLabelText("Title"), "Bends");
  await page.fill(page.getByLabelText("Price (CAD)"), "7");
  await page.click(page.getByRole("button", { name: "Save details" }));
  await page.findByText("Details saved.");
  await page.findByRole("heading", { level: 1, name: "Bends" });
  expect(page.getByLabelText<HTMLInputElement>("Price (CAD)").value).toBe("7.00");
});

test("a course gets a course category, and loses it", async () => {
  const baking = { id: "k", slug: "baking", name: "Baking" };
  const page = await open(
    {
      courseCategories: [baking],
      updateCourse: ({ input }: { readonly input: { readonly category: string | null } }) => ({
        __typename: "Course",
        ...course,
        category: input.category ? baking : null,
      }),
    },
    "/teach/courses/c?tab=details",
  );
  const save = async (choice: string) => {
    await page.select(await page.findByLabelText("Course category"), choice);
    await page.click(page.getByRole("button", { name: "Save details" }));
  };
  await save("Baking");
  await page.findByText("Details saved.");
  await save("No category");
  await page.becomes(() => page.sent("UpdateCourse").length, 2);
  const given = page.sent("UpdateCourse").map(({ input }) => (input as { category: unknown }).category);
  expect(given).toEqual(["baking", null]);
});

test("while catalog does not answer, the texts can be edited, and keep their changes after a retry", async () => {
  let isDown = true;
  const page = await open(
    { course: () => (isDown ? { ...course, product: unavailable } : course) },
    "/teach/courses/c?tab=details",
  );
  await page.shows("The price and the categories are unavailable right now.");
  await page.fill(page.getByLabelText("Summary"), "Changed meanwhile");
  isDown = false;
  await page.click(page.getByRole("button", { name: "Try again" }));
  await page.becomes(() => page.queryByLabelText<HTMLInputElement>("Price (CAD)")?.value, "5.00");
  expect(page.getByLabelText<HTMLInputElement>("Summary").value).toBe("Changed meanwhile");
});

test("a course is archived after a confirmation, and restored", async () => {
  const page = await open({
    archiveCourse: { __typename: "Course", ...course, status: "ARCHIVED" },
    restoreCourse: { __typename: "Course", ...course },
  });
  await page.click(await page.findByRole("button", { name: "Archive" }));
  await page.click((await page.dialog()).getByRole("button", { name: "Archive" }));
  await page.click(await page.findByRole("button", { name: "Restore" }));
  await page.findByRole("button", { name: "Archive" });
});

test("an instructor previews the own course as a student, who cannot complete lessons", async () => {
  const page = await open();
  await page.click(await page.findByRole("link", { name: "Preview as a student" }));
  await page.shows("You are previewing this course as a student");
  await page.shows("Lesson 1 of 3");
  expect(page.queryByRole("button", { name: /Complete/ })).toBeNull();
});
