import { expect, test, vi } from "vitest";
import { openPage } from "../../testing/open-page";
import { toast } from "./toast";

test("S3-94: a toast is read out, and its action undoes what it reports", async () => {
  const page = await openPage("/courses", { answers: { courses: {} } });
  const undo = vi.fn<() => void>();
  toast({ message: "The lamp was removed.", action: { label: "Undo", run: undo } });
  const region = await page.findByRole("alert");
  expect(region.textContent).toContain("The lamp was removed.");
  await page.click(page.getByRole("button", { name: "Undo" }));
  expect(undo).toHaveBeenCalledOnce();
});
