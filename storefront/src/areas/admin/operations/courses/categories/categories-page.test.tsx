import { test } from "vitest";
import { openPage } from "../../../../../testing/open-page";
import { admin } from "../../../../../testing/viewers";

interface Input {
  readonly input: { readonly name: string; readonly slug?: string; readonly description?: string };
}

test("a course category is created, refused a taken handle, changed, and deleted", async () => {
  let categories = [{ id: "k", name: "Kitchen", slug: "kitchen", description: "", courseCount: 2 }];
  const page = await openPage("/admin/courses/categories", {
    answers: {
      me: admin,
      courseCategories: () => categories,
      createCourseCategory: ({ input: { name, slug } }: Input) => {
        if (slug === "kitchen") return { __typename: "Conflict", field: "slug" };
        categories = [...categories, { id: "r", name, slug: "rainy-days", description: "", courseCount: 0 }];
        return { __typename: "CourseCategory", ...categories[1] };
      },
      updateCourseCategory: ({ input }: Input) =>
        Object.assign(categories[1] ?? {}, { __typename: "CourseCategory", ...input }),
      deleteCourseCategory: () => {
        categories = categories.slice(1);
        return { __typename: "DeletedCourseCategory" };
      },
    },
  });
  await page.click(await page.findByRole("button", { name: "New category" }));
  const dialog = await page.dialog();
  await page.fill(dialog.getByLabelText(/^Name/), "Rainy days");
  await page.fill(dialog.getByLabelText(/^URL handle/), "kitchen");
  await page.click(dialog.getByRole("button", { name: "Create category" }));
  await dialog.findByText("Another category already uses this URL handle.");
  await page.fill(dialog.getByLabelText(/^URL handle/), "rainy-days");
  await page.click(dialog.getByRole("button", { name: "Create category" }));
  await page.click(await page.findByRole("button", { name: "Edit Rainy days" }));
  const editor = await page.dialog();
  await page.fill(editor.getByLabelText(/^Name/), "Wet days");
  await page.fill(editor.getByLabelText(/^Description/), "For indoors.");
  await page.click(editor.getByRole("button", { name: "Save" }));
  await page.findByText("For indoors.");
  await page.click(page.getByRole("button", { name: "Delete Kitchen" }));
  await page.shows("courses stay");
  await page.click((await page.dialog()).getByRole("button", { name: "Delete category" }));
  await page.findByText("Kitchen was deleted.");
  await page.disappears(() => page.queryByRole("link", { name: "Kitchen" }));
});
