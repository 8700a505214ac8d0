import type { Visit } from "../test-kit/browser/storefront-pages.js";

// a label whose color changes with the scheme has too little contrast meanwhile
const endOfTransitions = `
  Promise.allSettled(
    document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime))
      .map(({ finished }) => finished),
  ).then(() => undefined)
`;

/** Shows the open page in other colors and another size, without another visit, and waits for the new colors. */
export async function showIn(
  { page }: Visit,
  colorScheme: "dark" | "light",
  viewport: { width: number; height: number },
): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize(viewport);
  await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
  await page.evaluate(endOfTransitions);
}
