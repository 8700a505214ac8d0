import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import { openPage, type OpenPage } from "../../../testing/open-page";
import { customer } from "../../../testing/viewers";

const pictureOf = (digit: number) => ({
  id: `${digit}`.repeat(64),
  url: `/media/${`${digit}`.repeat(64)}-400x300/400.webp`,
});
const review = {
  __typename: "Review",
  id: "r",
  stars: 4,
  title: "Bright",
  text: "It lights the whole room.",
  authorName: "June",
  status: "PUBLISHED",
};

function open(pictures: readonly (object | null)[]): Promise<OpenPage> {
  let uploaded = 5;
  return openPage("/account/reviews/p", {
    answers: {
      me: customer,
      product: { id: "p", name: "Lamp", slug: "lamp", myReview: { ...review, pictures } },
      mediaFile: () => ({ id: "f", state: "READY", picture: pictureOf((uploaded += 1)) }),
      saveReview: review,
    },
  });
}

const shown = (page: OpenPage) =>
  page
    .queryAllByRole("img", { name: /^Picture \d of your review/ })
    .map((picture) => Number(picture.getAttribute("src")?.charAt("/media/".length)));

async function save(page: OpenPage): Promise<Readonly<Record<string, unknown>>> {
  await page.click(page.getByRole("button", { name: "Publish review" }));
  await page.becomes(() => page.sent("SaveReview").length, 1);
  return page.sent("SaveReview")[0]!["input"] as object as Readonly<Record<string, unknown>>;
}

test("the author removes a picture and adds others, up to five, which the review is saved with", async () => {
  const page = await open([1, 2, 3, 4].map(pictureOf));
  await page.findByRole("group", { name: "Pictures" });
  expect(shown(page)).toEqual([1, 2, 3, 4]);
  await page.click(page.getByRole("button", { name: "Remove picture 2" }));
  const input = document.querySelector<HTMLInputElement>("input[type=file]")!;
  await userEvent.upload(
    input,
    ["a", "b", "c"].map((name) => new File([name], `${name}.png`, { type: "image/png" })),
  );
  await page.becomes(() => shown(page), [1, 3, 4, 6, 7]);
  expect(page.queryByRole("button", { name: "Add pictures" })).toBeNull();
  const { pictures } = await save(page);
  expect(pictures).toEqual([1, 3, 4, 6, 7].map((digit) => pictureOf(digit).url));
});

test("pictures that are unknown while media does not answer are kept", async () => {
  const page = await open([null]);
  await page.findByRole("button", { name: "Add pictures" });
  expect(Object.keys(await save(page))).not.toContain("pictures");
});
