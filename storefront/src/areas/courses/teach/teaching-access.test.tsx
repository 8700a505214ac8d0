import { expect, test } from "vitest";
import { unavailable, type Answers } from "../../../testing/graph-answers";
import { openPage } from "../../../testing/open-page";
import { customer } from "../../../testing/viewers";

const instructor = { ...customer, role: "INSTRUCTOR" };
const draft = {
  id: "c",
  slug: "knots",
  title: "Knots",
  status: "DRAFT",
  publishChecklist: [],
  draft: { details: { title: "Knots" } },
  students: {},
};

const lessonWith = (media: unknown) => ({ id: "l", title: "L", media });

const open = (path: string, answers: Answers) => openPage(path, { answers: { me: instructor, ...answers } });

test("a customer applies to become an instructor, and the request is then under review", async () => {
  const motivation = "How to bind books, which I have done for ten years.";
  let instructorRequest: object | undefined;
  const page = await open("/teach", {
    me: () => ({ ...customer, instructorRequest }),
    requestInstructorRole: () => {
      instructorRequest = { id: "r", state: "OPEN", motivation };
      return { __typename: "InstructorRequest", ...instructorRequest };
    },
  });
  await page.click(await page.findByRole("button", { name: "Apply to become an instructor" }));
  await page.shows("Use at least 20 characters");
  expect(page.sent("RequestInstructorRole")).toEqual([]);
  await page.fill(page.getByLabelText("What do you want to teach?"), motivation);
  await page.click(page.getByRole("button", { name: "Apply to become an instructor" }));
  await page.shows("Your application is under review");
});

test("a rejected customer sees the reason, and can apply again", async () => {
  const instructorRequest = { id: "r", state: "REJECTED", reason: "Show us one." };
  const page = await open("/teach", { me: { ...customer, instructorRequest } });
  await page.findByText("Show us one.");
  await page.findByRole("button", { name: "Apply to become an instructor" });
});

test.each(["/teach/courses/c", "/teach/courses/c/students", "/teach/courses/c/reviews"])(
  "%s of another instructor does not exist",
  async (path) => {
    const page = await open(path, { course: { ...draft, publishChecklist: null, draft: null, students: null } });
    await page.findByRole("heading", { name: "Page not found" });
  },
);

test("while catalog does not answer, the price of a course is unknown", async () => {
  const page = await open("/teach", { courses: { nodes: [{ ...draft, product: unavailable }] } });
  await page.within(await page.findByRole("row", { name: /Knots/ })).findByText("unknown");
});

test.each([
  ["/teach", "Your courses"],
  ["/teach/courses/c", "Knots"],
  ["/teach/courses/c/students", "Students"],
  ["/teach/courses/c/reviews", "Reviews"],
])("while courses does not answer, %s says so, and is back after a retry", async (path, title) => {
  let isDown = true;
  const page = await open(path, {
    course: () => (isDown ? unavailable() : draft),
    courses: () => (isDown ? unavailable() : { nodes: [draft] }),
  });
  await page.findByRole("heading", { name: "Something went wrong" });
  isDown = false;
  await page.click(page.getByRole("button", { name: "Try again" }));
  await page.disappears(() => page.queryByRole("heading", { name: "Something went wrong" }));
  await page.findByRole("heading", { level: 1, name: title });
});

test.each([
  [
    "a lesson",
    () => ({ ...draft, draft: { sections: [{ id: "s", title: "S", lessons: [lessonWith(unavailable)] }] } }),
  ],
  ["the promo video", () => ({ ...draft, draft: { details: { promo: unavailable } } })],
])("while media does not answer for the file of %s, the course is not edited without it", async (_file, course) => {
  let isDown = true;
  const page = await open("/teach/courses/c", { course: () => (isDown ? course() : draft) });
  await page.findByRole("heading", { name: "Something went wrong" });
  isDown = false;
  await page.click(page.getByRole("button", { name: "Try again" }));
  await page.findByRole("heading", { level: 1, name: "Knots" });
});
