import type { Locator, Page } from "playwright-core";
import { eventually } from "./eventually.js";

/**
 * Sorts a table by one of its headers with the keyboard until it has and announces this direction. Uses the page's only
 * table if none is named. Returns the texts of the column's cells.
 */
export async function sortByHeader(
  page: Page,
  column: string,
  direction: "ascending" | "descending",
  table: Locator = page.getByRole("table"),
): Promise<string[]> {
  const headers = table.getByRole("columnheader");
  const header = table.getByRole("columnheader", { name: column, exact: true });
  await header.getByRole("button").focus();
  for (let press = 0; press < 2 && (await header.getAttribute("aria-sort")) !== direction; press += 1) {
    const before = await header.getAttribute("aria-sort");
    await page.keyboard.press("Enter");
    await eventually(async () => {
      if ((await header.getAttribute("aria-sort")) === before) throw new Error(`${column} is sorted as before`);
    });
  }
  if ((await header.getAttribute("aria-sort")) !== direction) throw new Error(`${column} is not ${direction}`);
  const others = await headers.evaluateAll((all) => all.filter((one) => /cending/.test(one.ariaSort ?? "")).length);
  if (others !== 1) throw new Error(`${others} columns say that the table is sorted by them`);
  await page.locator("[aria-busy=false]").filter({ has: table }).waitFor();
  const place = (await headers.allInnerTexts()).indexOf(column) + 1;
  return table.locator(`tbody tr td:nth-child(${place})`).allInnerTexts();
}
