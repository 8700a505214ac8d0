import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import { unavailable, type Answers } from "../../testing/graph-answers";
import { openPage } from "../../testing/open-page";
import { admin } from "../../testing/viewers";

const instructor = { ...admin, role: "INSTRUCTOR", sessionRole: "INSTRUCTOR" };
const lamp = { id: "f", name: "lamp.png", state: "READY", kind: "PICTURE", size: 1.5 * 1024 ** 2, uses: [] };

const open = (path: string, answers: Answers) =>
  openPage(path, { answers: { me: path.startsWith("/teach") ? instructor : admin, ...answers } });

test.each([
  ["size", "1.5 MB", {}],
  ["kind", "Document", { kind: "DOCUMENT" }],
  ["problem", "The file contains a virus.", { state: "REJECTED", problem: "VIRUS_FOUND", kind: null }],
  ["missing use", "Not used", {}],
  ["uses, with those that the viewer may not see", "3 places", { uses: [{ id: "p" }], otherUses: 2 }],
  ["lower limit of many uses", "At least 10 places", { uses: [], otherUses: 10 }],
  ["unknown uses while a service does not answer", "Unknown", { uses: null }],
])("the list shows the %s of a file", async (_what, text, file) => {
  const page = await open("/admin/media", { mediaFiles: { nodes: [{ ...lamp, ...file }] } });
  const row = page.within(await page.findByRole("row", { name: /lamp\.png/ }));
  row.getByText(text);
  expect(row.getByRole("link").getAttribute("href")).toBe("/admin/media/f");
});

test("the address stores the search and the state, and an empty result leads back to all files", async () => {
  const page = await open("/admin/media?q=lamp&state=FAILED", { mediaFiles: { nodes: [] } });
  await page.findByRole("heading", { name: "No files found" });
  expect(page.sent("MediaFiles")).toEqual([{ first: 25, search: "lamp", state: "FAILED" }]);
  await page.click(page.getByRole("button", { name: "Clear filters" }));
  await page.findByRole("heading", { name: "No files yet" });
  expect(page.address()).toBe("/admin/media");
});

test("an instructor sees an uploaded file in the list when it is checked", async () => {
  let nodes: object[] = [];
  const page = await open("/teach/media", {
    mediaFiles: () => ({ nodes }),
    mediaFile: () => {
      nodes = [lamp];
      return lamp;
    },
  });
  await page.findByRole("heading", { name: "No files yet" });
  const input = document.querySelector<HTMLInputElement>("input[type=file]")!;
  await userEvent.upload(input, new File(["x"], "lamp.png", { type: "image/png" }));
  await page.shows("“lamp.png” was uploaded.");
  expect((await page.findByRole("link", { name: "lamp.png" })).getAttribute("href")).toBe("/teach/media/f");
});

test("while media does not answer, the list says so", async () => {
  const page = await open("/admin/media", { mediaFiles: unavailable });
  await page.findByRole("heading", { name: "Something went wrong" });
});
