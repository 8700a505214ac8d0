import { expect, test } from "vitest";
import { openPage } from "../../../testing/open-page";
import { customer } from "../../../testing/viewers";

test("the form tells a user who did not buy the product the reason, in French", async () => {
  const page = await openPage("/fr/account/reviews/p", {
    locale: "fr",
    answers: {
      me: customer,
      product: { id: "p", name: "Lamp", slug: "lamp" },
      saveReview: { __typename: "ReviewNeedsPurchase" },
    },
  });
  await page.click(await page.findByRole("button", { name: "Publier l’avis" }));
  await page.shows("Choisissez une note.");
  expect(page.sent("SaveReview")).toEqual([]);
  await page.click(page.getByRole("radio", { name: "5 étoiles" }));
  await page.fill(page.getByLabelText(/^Titre/), "Super");
  await page.fill(page.getByLabelText(/^Votre avis/), "Je ne l’ai pas acheté.");
  await page.click(page.getByRole("button", { name: "Publier l’avis" }));
  await page.shows("Seuls les clients qui ont acheté ce produit");
  expect(page.getByLabelText<HTMLInputElement>(/^Titre/).value).toBe("Super");
});
