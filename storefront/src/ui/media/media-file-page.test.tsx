import { fireEvent } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import type { Answers } from "../../testing/graph-answers";
import { openPage } from "../../testing/open-page";
import { admin } from "../../testing/viewers";

const instructor = { ...admin, role: "INSTRUCTOR", sessionRole: "INSTRUCTOR" };
const picture = { id: "s", url: "/media/lamp.webp", width: 400, height: 300 };
const lamp = {
  id: "f",
  name: "lamp.png",
  state: "READY",
  kind: "PICTURE",
  picture,
  focalPoint: { x: 50, y: 50 },
  uses: [] as object[] | null,
};
const uses = [
  { typename: "Product", id: "p", name: "Desk lamp" },
  { typename: "Course", id: "c", name: "Light" },
  { typename: "User", id: "u", name: "June" },
];

const open = (answers: Answers, path = "/admin/media/f") =>
  openPage(path, {
    answers: { me: path.startsWith("/teach") ? instructor : admin, mediaFile: lamp, ...answers },
  });

test.each([
  ["/admin/media/f", ["/admin/products/p", "/teach/courses/c", "/admin/customers/u"]],
  ["/teach/media/f", [undefined, "/teach/courses/c", "/account"]],
])("%s names the places that use the file, with links to the pages of the viewer", async (path, pages) => {
  const page = await open({ mediaFile: { ...lamp, uses, otherUses: 1 } }, path);
  const section = page.within(await page.findByRole("region", { name: "Used by" }));
  const links = uses.map(({ name }) => section.queryByRole("link", { name })?.getAttribute("href"));
  expect(links).toEqual(pages);
  section.getByText(/Desk lamp/);
  section.getByText("1 place of another user");
});

test("the alternative text and the focal point are saved together", async () => {
  const page = await open({
    updateMediaFile: { __typename: "MediaFile", id: "f", alt: "A lamp", focalPoint: { x: 20, y: 50 } },
  });
  await page.fill(await page.findByLabelText("Alternative text"), "  A lamp ");
  await page.fill(page.getByLabelText("Focal point from the left"), "20");
  await page.click(page.getByRole("button", { name: "Save" }));
  await page.shows("Changes saved.");
  expect(page.sent("UpdateMediaFile")).toEqual([{ input: { id: "f", alt: "A lamp", focalX: 20, focalY: 50 } }]);
});

test("an alternative text that is too long is refused at its field", async () => {
  const page = await open({});
  const field = await page.findByLabelText("Alternative text");
  await page.fill(field, "x".repeat(301));
  await page.click(page.getByRole("button", { name: "Save" }));
  await page.shows("Use at most 300 characters.");
  expect(document.activeElement).toBe(field);
  expect(page.sent("UpdateMediaFile")).toEqual([]);
});

test("a click on the picture moves its focal point", async () => {
  const page = await open({});
  const image = await page.findByRole("presentation");
  const frame = image.closest("div")!.parentElement!;
  frame.getBoundingClientRect = () => new DOMRect(100, 0, 400, 300);
  fireEvent.click(image, { clientX: 200, clientY: 225 });
  await page.becomes(
    () => ["left", "top"].map((side) => page.getByLabelText<HTMLInputElement>(`Focal point from the ${side}`).value),
    ["25 %", "75 %"],
  );
});

test("a file in use is not deleted, and the refusal names its uses", async () => {
  const page = await open({ deleteMediaFile: { __typename: "MediaFileInUse", uses, otherUses: 0 } });
  await page.click(await page.findByRole("button", { name: "Delete" }));
  const dialog = await page.dialog();
  await page.click(dialog.getByRole("button", { name: "Delete" }));
  const refusal = page.within(await dialog.findByRole("alert"));
  await refusal.findByRole("link", { name: "Desk lamp" });
  expect(page.address()).toBe("/admin/media/f");
});

test("an unused file is deleted after a confirmation, and the list opens", async () => {
  const page = await open({ mediaFiles: { nodes: [] }, deleteMediaFile: { __typename: "DeletedMediaFile" } });
  await page.click(await page.findByRole("button", { name: "Delete" }));
  expect(page.sent("DeleteMediaFile")).toEqual([]);
  await page.click((await page.dialog()).getByRole("button", { name: "Delete" }));
  await page.shows("“lamp.png” was deleted.");
  await page.findByRole("heading", { name: "No files yet" });
  expect(page.sent("DeleteMediaFile")).toEqual([{ id: "f" }]);
});

test.each([
  ["whose check failed", { state: "FAILED", problem: "STORAGE_FULL", kind: null, picture: null }],
  ["whose conversion failed", { kind: "VIDEO", picture: null, playback: { state: "FAILED" } }],
])("a file %s is tried again", async (_what, file) => {
  let mediaFile: object = { ...lamp, ...file };
  const page = await open({
    mediaFile: () => mediaFile,
    retryMediaFile: () => {
      mediaFile = lamp;
      return { __typename: "MediaFile", id: "f", state: "READY" };
    },
  });
  await page.click(await page.findByRole("button", { name: "Try again" }));
  await page.disappears(() => page.queryByRole("button", { name: "Try again" }));
});

test("a video has a private link, and its uses are unknown while a service does not answer", async () => {
  const link = { url: "/media/files/f?signed" };
  const page = await open({ mediaFile: { ...lamp, kind: "VIDEO", picture: null, link, uses: null } });
  expect((await page.findByRole("link", { name: "Open" })).getAttribute("href")).toBe(link.url);
  await page.shows("unavailable right now");
});

test("a file that the viewer may not see does not exist", async () => {
  const page = await open({ mediaFile: null });
  await page.findByRole("heading", { name: "Page not found" });
});

describe("the button that replaces a file", () => {
  const path = "/admin/media/old";
  const video = { ...lamp, kind: "VIDEO", picture: null };
  const file = (id: string, kind: string) => ({ ...video, id, kind, name: `${id}.mp4` });

  const upload = async (page: Awaited<ReturnType<typeof open>>) => {
    await page.findByRole("button", { name: "Replace" });
    const input = document.querySelector<HTMLInputElement>("input[type=file]")!;
    await userEvent.upload(input, new File(["x"], "new.mp4", { type: "video/mp4" }));
    return input;
  };

  test("uploads a file of the same kind, and shows the new content", async () => {
    let shown = file("old", "VIDEO");
    const page = await open(
      {
        mediaFile: ({ id }: { id: string }) => (id === "old" ? shown : file(id, "VIDEO")),
        replaceMediaFile: () => {
          shown = { ...shown, name: "new.mp4" };
          return { __typename: "MediaFile", id: "old" };
        },
      },
      path,
    );
    const input = await upload(page);
    await page.shows("Replaced.");
    await page.findByRole("heading", { name: "new.mp4" });
    expect(input.accept).toContain("video/mp4");
    expect(page.sent("ReplaceMediaFile")).toEqual([{ input: { id: "old", by: "f" } }]);
  });

  test.each([
    ["a file of another kind", "DOCUMENT", {}, "This file has another kind."],
    ["a file that was changed meanwhile", "VIDEO", { __typename: "Conflict" }, "was changed meanwhile"],
  ])("explains a refusal of %s beside it", async (_what, kind, replaceMediaFile, text) => {
    const page = await open(
      {
        mediaFile: ({ id }: { id: string }) => file(id, id === "old" ? "VIDEO" : kind),
        replaceMediaFile,
      },
      path,
    );
    await upload(page);
    const section = page.within(page.getByRole("region", { name: "Replace the file" }));
    expect(await section.findByText(new RegExp(text))).toBeDefined();
  });
});
