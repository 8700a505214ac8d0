import { expect, test } from "vitest";
import type { Answers } from "../../../../testing/graph-answers";
import { openPage, type OpenPage } from "../../../../testing/open-page";
import { customer } from "../../../../testing/viewers";

const video = { id: "c.f", fileId: "f", name: "trailer.mp4", kind: "VIDEO", link: { url: "/media/files/f" } };
const details = {
  title: "Knots",
  subtitle: "For sailors",
  summary: "Ten knots",
  description: "# Knots",
  level: "BEGINNER",
  language: "eo",
  goals: ["Tie a bowline", "Splice"],
  requirements: ["A rope"],
};
const course = {
  id: "c",
  slug: "knots",
  title: "Knots",
  status: "DRAFT",
  version: 1,
  draft: { savedAt: null, changedDetails: [] as string[], changes: [], details },
  sections: [],
  product: { id: "p", price: { amount: "5.00", currency: "CAD" } },
};
/** The course after a save of its details. */
const withDetails = (changed: object, changedDetails: string[] = []) => ({
  ...course,
  draft: { ...course.draft, changedDetails, details: { ...details, ...changed } },
});

interface Sent {
  readonly input: { readonly promoFileId?: string | null };
}

const open = (answers: Answers = {}) =>
  openPage("/teach/courses/c?tab=details", {
    answers: {
      me: { ...customer, role: "INSTRUCTOR" },
      categories: [],
      customFields: [],
      course,
      updateCourse: ({ input }: Sent) => ({
        __typename: "Course",
        ...withDetails({ promo: input.promoFileId ? video : null }),
      }),
      ...answers,
    },
  });

const valueOf = (page: OpenPage, label: string | RegExp) =>
  page.getByLabelText<HTMLInputElement>(label, { selector: "input, textarea, select" }).value;

async function save(page: OpenPage): Promise<object> {
  await page.click(page.getByRole("button", { name: "Save details" }));
  await page.findByText("Details saved.");
  return page.sent("UpdateCourse").at(-1)!.input as object;
}

test("the form shows what the course says about itself, and saves it", async () => {
  const page = await open();
  await page.findByLabelText("Subtitle");
  expect(
    ["Subtitle", "Description", "Language of the course", "What students will learn", "What students need"].map(
      (label) => valueOf(page, label),
    ),
  ).toEqual(["For sailors", "# Knots", "Esperanto", "Tie a bowline\nSplice", "A rope"]);
  await page.fill(page.getByLabelText("Subtitle"), "");
  await page.fill(page.getByLabelText("Description"), "Tie **knots**");
  await page.select(page.getByLabelText("Level"), "Advanced");
  await page.fill(page.getByLabelText("What students will learn"), "Splice\n\n  Tie a bend \n");
  expect(await save(page)).toMatchObject({
    subtitle: null,
    description: "Tie **knots**",
    level: "ADVANCED",
    language: "eo",
    goals: ["Splice", "Tie a bend"],
    requirements: ["A rope"],
  });
});

test("the details of a published course are saved as a draft, its price at once", async () => {
  const published = { ...course, status: "PUBLISHED" };
  const page = await open({
    course: published,
    updateCourse: { __typename: "Course", ...withDetails({ title: "Bends" }, ["TITLE"]), status: "PUBLISHED" },
  });
  await page.fill(await page.findByLabelText("Title"), "Bends");
  await page.shows("These fields change at once");
  await page.click(page.getByRole("button", { name: "Save details" }));
  await page.findByText("Saved. Students see new texts, pictures and videos after you publish them.");
  await page.findByRole("heading", { level: 1, name: "Bends" });
  expect(valueOf(page, "Title")).toBe("Bends");
});

test("a promo video that nobody has changed is not sent: it is unknown while media does not answer", async () => {
  const page = await open();
  await page.fill(await page.findByLabelText("Subtitle"), "For all");
  const sent = Object.keys(await save(page));
  expect(sent).not.toContain("promoUrl");
  expect(sent).not.toContain("promoFileId");
});

test("a course gets a promo video by its address", async () => {
  const page = await open();
  const address = await page.findByLabelText(/^URL of a promo video/);
  await page.fill(address, "knots.example/promo");
  await page.click(page.getByRole("button", { name: "Save details" }));
  await page.findByText("Enter a URL that starts with https://.");
  await page.fill(address, "https://vimeo.com/1");
  expect(await save(page)).toMatchObject({ promoUrl: "https://vimeo.com/1", promoFileId: null });
});

test("a course gets an uploaded video in place of an address; a search for it does not save the form", async () => {
  const nodes = [
    { id: "f", name: video.name, kind: video.kind, link: video.link },
    { id: "g", name: "knots.pdf", kind: "DOCUMENT", link: { url: "/media/files/g" } },
  ];
  const page = await open({
    course: withDetails({ promoUrl: "https://vimeo.com/1" }),
    mediaFiles: { nodes },
    mediaFile: nodes[0],
  });
  await page.click(await page.findByRole("button", { name: "Choose a file" }));
  const dialog = page.within(await page.findByRole("dialog", { name: "Your files" }));
  await page.fill(dialog.getByLabelText("Search"), "trailer");
  await page.keyboard("{Enter}");
  await page.becomes(() => page.sent("LibraryFiles").at(-1), { search: "trailer" });
  const files = page.within(await dialog.findByRole("list", { name: "Your files" }));
  expect(files.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["trailer.mp4"]);
  expect(page.sent("UpdateCourse")).toEqual([]);
  await page.click(files.getByRole("button", { name: "trailer.mp4" }));
  await page.disappears(() => page.queryByLabelText(/^URL of a promo video/));
  expect(await save(page)).toMatchObject({ promoUrl: null, promoFileId: "f" });
  await page.click(page.getByRole("button", { name: "Remove the file" }));
  expect(await save(page)).toMatchObject({ promoUrl: null, promoFileId: null });
});

test("the server's problems are shown at their fields", async () => {
  const fields = [
    { path: "goals.1", message: "must be at most 300 characters" },
    { path: "promoFileId", message: "is no video of yours whose check has ended" },
    { path: "language", message: "must be a language tag such as en or pt-BR" },
  ];
  const page = await open({
    updateCourse: { __typename: "InvalidInput", code: "INVALID_INPUT", message: "invalid", fields },
  });
  await page.fill(await page.findByLabelText("Subtitle"), "For all");
  await page.click(page.getByRole("button", { name: "Save details" }));
  await page.findByText(/^Item 2: /);
  page.getByText("Is no video of yours whose check has ended.");
  page.getByText("Must be a language tag such as en or pt-BR.");
});

test("too many or too long points are refused before they are sent", async () => {
  const page = await open();
  const goals = await page.findByLabelText("What students will learn");
  await page.fill(goals, "Splice\n".repeat(21));
  await page.click(page.getByRole("button", { name: "Save details" }));
  await page.findByText("Enter 20 items or fewer.");
  await page.fill(goals, `Splice\n${"x".repeat(301)}`);
  await page.findByText("Item 2: Use 300 characters or fewer.");
  expect(page.sent("UpdateCourse")).toEqual([]);
});
