import type { OpenPage } from "./open-page";

/** Fills the fields of a card, which passes every check of the form. */
export async function fillCard(page: OpenPage, number = "4242424242424242"): Promise<void> {
  await page.fill(await page.findByLabelText(/^Card number/), number);
  await page.fill(page.getByLabelText(/^Expiry date/), "12 / 40");
  await page.fill(page.getByLabelText(/^Security code/), "123");
}
