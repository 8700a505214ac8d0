import { expect, test, vi } from "vitest";
import { openPage } from "../../testing/open-page";

test("the chosen language is stored before its page is requested", async () => {
  const page = await openPage("/courses", { answers: { courses: {} } });
  let [written, stored] = ["", ""];
  vi.spyOn(document, "cookie", "set").mockImplementation((text) => void (written = text));
  // a read waits until the browser has stored what was written
  vi.spyOn(document, "cookie", "get").mockImplementation(() => (stored = written));
  const requests: string[][] = [];
  vi.spyOn(location, "assign").mockImplementation((address) => void requests.push([String(address), stored]));
  await page.select(page.getAllByLabelText("Language")[0] as HTMLElement, "fr");
  expect(requests).toEqual([["/fr/courses", expect.stringContaining("souk_locale=fr; path=/;")]]);
});
