import { fireEvent } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Answers } from "../../../testing/graph-answers";
import { openPage, type OpenPage } from "../../../testing/open-page";
import { customer } from "../../../testing/viewers";

const expiresAt = "2027-01-01T00:00:00Z";
const linkOf = (number: number) => ({ url: `/media/files/f?expires=${number}`, expiresAt });
const mediaOf = (kind: string, number = 1) => ({
  id: "l.f",
  fileId: "f",
  name: "knots.mp4",
  kind,
  link: linkOf(number),
});
const courseWith = (media: object | null) => ({
  id: "c",
  slug: "knots",
  title: "Knots",
  status: "DRAFT",
  version: 1,
  publishChecklist: [],
  product: { id: "p", price: { amount: "5.00", currency: "CAD" } },
  sections: [
    { id: "1", title: "First", lessons: [{ id: "l", title: "Bowline", mediaUrl: null, media, content: null }] },
  ],
});

const open = (path: string, answers: Answers) =>
  openPage(path, {
    answers: { me: { ...customer, role: "INSTRUCTOR" }, categories: [], customFields: [], ...answers },
  });

const player = (): HTMLVideoElement => document.querySelector("video")!;
const numberShown = (): string | null | undefined => document.querySelector("video")?.src.split("expires=")[1];

async function openLesson(): Promise<OpenPage> {
  let queries = 0;
  const page = await open("/learn/knots/l", { course: () => courseWith(mediaOf("VIDEO", (queries += 1))) });
  await page.becomes(() => player()?.getAttribute("aria-label"), "Bowline");
  return page;
}

test("a player whose link has expired continues at its place by a new link", async () => {
  const page = await openLesson();
  expect(numberShown()).toBe("1");
  player().currentTime = 42;
  fireEvent.error(player());
  await page.becomes(numberShown, "2");
  player().currentTime = 0;
  fireEvent.loadedMetadata(player());
  expect(player().currentTime).toBe(42);
});

test("a file that cannot be played says so after a second try", async () => {
  const page = await openLesson();
  fireEvent.error(player());
  await page.becomes(numberShown, "2");
  fireEvent.error(player());
  await page.findByText(/media cannot be shown/);
});

test("a document is a download", async () => {
  const page = await open("/learn/knots/l", { course: courseWith(mediaOf("DOCUMENT")) });
  expect((await page.findByRole("link", { name: "Download knots.mp4" })).getAttribute("href")).toBe(linkOf(1).url);
});

async function chooseFile(file: object): Promise<OpenPage> {
  const page = await open("/teach/courses/c", {
    course: courseWith(null),
    mediaFile: { id: "f", state: "READY", problem: null, name: "knots.mp4", picture: null, link: null, ...file },
    saveCurriculum: { __typename: "Course", ...courseWith(mediaOf("VIDEO")), version: 2 },
  });
  await page.click(await page.findByRole("button", { name: "Edit Bowline" }));
  await page.findByRole("button", { name: "Upload a file" });
  const input = document.querySelector<HTMLInputElement>('input[type=file][accept*="video"]')!;
  await userEvent.upload(input, new File(["x"], "knots.mp4", { type: "video/mp4" }));
  return page;
}

test("an uploaded file is saved with the outline, in place of an address", async () => {
  const page = await chooseFile({ kind: "VIDEO", link: linkOf(1) });
  await page.findByText("knots.mp4");
  expect(page.queryByLabelText(/^URL of a video/)).toBeNull();
  await page.click(page.getByRole("button", { name: "Done" }));
  await page.click(await page.findByRole("button", { name: "Save outline" }));
  await page.becomes(() => page.sent("SaveCurriculum").length, 1);
  expect(page.sent("SaveCurriculum")).toMatchObject([
    { input: { sections: [{ lessons: [{ mediaFileId: "f", mediaUrl: null }] }] } },
  ]);
});

test("a picture is refused as the file of a lesson", async () => {
  const page = await chooseFile({ kind: "PICTURE", picture: { id: "a", url: "/media/a" } });
  await page.findByText("Lessons do not accept files of this kind.");
});
