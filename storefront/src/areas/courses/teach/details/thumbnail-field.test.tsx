import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Answers } from "../../../../testing/graph-answers";
import { openPage, type OpenPage } from "../../../../testing/open-page";
import { customer } from "../../../../testing/viewers";

const pictureOf = (digit: string) => ({ id: digit.repeat(64), url: `/media/${digit.repeat(64)}-400x300/400.webp` });
const [old, uploaded] = [pictureOf("a"), pictureOf("b")];
const courseWith = (thumbnail: object | null) => ({
  id: "c",
  slug: "knots",
  title: "Knots",
  status: "DRAFT",
  version: 1,
  draft: { details: { title: "Knots", thumbnail } },
  sections: [],
  product: { id: "p", price: { amount: "5.00", currency: "CAD" } },
});
const course = courseWith(old);

interface Sent {
  readonly input: { readonly thumbnail?: string | null };
}

const open = (path: string, answers: Answers = {}) =>
  openPage(path, {
    answers: {
      me: { ...customer, role: "INSTRUCTOR" },
      categories: [],
      customFields: [],
      course,
      mediaFile: { id: "f", state: "READY", picture: uploaded },
      updateCourse: ({ input }: Sent) => ({ __typename: "Course", ...courseWith(input.thumbnail ? uploaded : null) }),
      createCourse: { __typename: "Course", id: "c" },
      ...answers,
    },
  });

const shownPicture = (page: OpenPage) => page.queryByRole("img", { name: "Picture" })?.getAttribute("src");

async function upload(page: OpenPage): Promise<void> {
  await page.findByRole("button", { name: /^Upload a picture|^Upload another picture/ });
  const input = document.querySelector<HTMLInputElement>('input[type=file][accept^="image"]')!;
  await userEvent.upload(input, new File(["x"], "knots.png", { type: "image/png" }));
  await page.becomes(() => shownPicture(page), uploaded.url);
}

async function save(page: OpenPage): Promise<void> {
  await page.click(page.getByRole("button", { name: "Save details" }));
  await page.findByText("Details saved.");
}

test("an upload replaces the picture of a course when the details are saved", async () => {
  const page = await open("/teach/courses/c?tab=details");
  await page.becomes(() => shownPicture(page), old.url);
  await upload(page);
  expect(page.sent("UpdateCourse")).toEqual([]);
  await save(page);
  expect(page.sent("UpdateCourse")).toMatchObject([{ input: { thumbnail: uploaded.url } }]);
});

test("a button removes the picture of a course", async () => {
  const page = await open("/teach/courses/c?tab=details");
  await page.click(await page.findByRole("button", { name: "Remove picture" }));
  expect(shownPicture(page)).toBeUndefined();
  await save(page);
  expect(page.sent("UpdateCourse")).toMatchObject([{ input: { thumbnail: null } }]);
});

test("a picture that is unknown while media does not answer is kept", async () => {
  const page = await open("/teach/courses/c?tab=details", { course: courseWith(null) });
  await page.fill(await page.findByLabelText("Title"), "Bends");
  await save(page);
  expect(page.sent("UpdateCourse").map(({ input }) => Object.keys(input as object))).toEqual([
    expect.not.arrayContaining(["thumbnail"]),
  ]);
});

test("a new course gets the uploaded picture", async () => {
  const page = await open("/teach/courses/new");
  await page.fill(await page.findByLabelText("Title"), "Knots");
  await page.fill(page.getByLabelText(/^Price/), "5");
  await upload(page);
  await page.click(page.getByRole("button", { name: "Create draft" }));
  await page.becomes(() => page.sent("CreateCourse").length, 1);
  expect(page.sent("CreateCourse")).toMatchObject([{ input: { title: "Knots", thumbnail: uploaded.url } }]);
});
