import { expect, test } from "vitest";
import { openPage } from "../../../../testing/open-page";
import { customer } from "../../../../testing/viewers";

const link = { url: "/media/files/f" };
const nodes = [
  { id: "f", name: "knots.pdf", kind: "DOCUMENT", link },
  { id: "g", name: "knots.png", kind: "PICTURE", link: null, picture: { id: "p", url: "/media/p" } },
];
const course = {
  id: "c",
  version: 1,
  publishChecklist: [],
  draft: { sections: [{ id: "1", title: "First", lessons: [{ id: "l", title: "Bends" }] }] },
};

test("a lesson gets a file that was uploaded before; the files are requested when the dialog opens", async () => {
  const page = await openPage("/teach/courses/c", {
    answers: {
      me: { ...customer, role: "INSTRUCTOR" },
      categories: [],
      customFields: [],
      course,
      mediaFiles: { nodes },
      mediaFile: { ...nodes[0] },
      saveCurriculum: { __typename: "Course", ...course, version: 2 },
    },
  });
  await page.click(await page.findByRole("button", { name: /^Edit .*Bends/ }));
  const choose = await page.findByRole("button", { name: "Choose a file" });
  expect(page.sent("LibraryFiles")).toEqual([]);
  await page.click(choose);
  const dialog = page.within(await page.findByRole("dialog", { name: "Your files" }));
  await page.fill(dialog.getByLabelText("Search"), "knots");
  await page.becomes(() => page.sent("LibraryFiles"), [{}, { search: "knots" }]);
  const files = page.within(await dialog.findByRole("list", { name: "Your files" }));
  expect(files.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["knots.pdf", "knots.png"]);
  await page.click(files.getByRole("button", { name: "knots.pdf" }));
  await page.disappears(() => page.queryByRole("dialog", { name: "Your files" }));
  await page.findByText("knots.pdf");
  await page.click(page.getByRole("button", { name: "Done" }));
  await page.click(page.getByRole("button", { name: "Save outline" }));
  await page.becomes(() => page.sent("SaveCurriculum").length, 1);
  expect(JSON.stringify(page.sent("SaveCurriculum"))).toContain('"mediaFileId":"f"');
});
