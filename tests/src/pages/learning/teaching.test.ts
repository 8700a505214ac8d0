import { afterAll, beforeAll, expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { fillAddress, fillCard, pay, placedNumber, putIntoCart } from "../../test-kit/browser/checkout-pages.js";
import { draftCourse } from "../../test-kit/data/draft-course.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { testPassword, type Shopper } from "../../test-kit/clients/shopper.js";
import { sortByHeader } from "../../test-kit/clients/sort-by-header.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";

/** Returns the outline as the page shows it: each section with its lessons. */
async function outlineOf(page: Page): Promise<string[]> {
  return page
    .locator("section[aria-label^='Section ']")
    .evaluateAll((sections) =>
      sections.map((section) => [...section.querySelectorAll("input")].map((input) => input.value).join(" ")),
    );
}

function announcementOf(page: Page): Locator {
  return page.locator("[id^='DndLiveRegion']");
}

/** Drops an item when the page has announced `place`: until then it would fall on the slot before. */
async function dragAbove(page: Page, from: string, to: string, place: string): Promise<void> {
  const start = await page.getByRole("button", { name: `Drag ${from}`, exact: true }).boundingBox();
  const end = await page.getByRole("button", { name: `Drag ${to}`, exact: true }).boundingBox();
  if (!start || !end) throw new Error("there is nothing to drag");
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + 20, start.y + 30, { steps: 4 });
  await page.mouse.move(end.x + 40, end.y - 6, { steps: 8 });
  await announcementOf(page).getByText(place).waitFor();
  await page.mouse.up();
}

withBrowser("teaching in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;
  let instructor: Shopper;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
    instructor = await storefront.shop.instructor();
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  const visitAsInstructor = (): Promise<Visit> => storefront.visitAs(instructor.email, testPassword);

  test("a course is built of files, bought with goods, learned on two devices and certified, until its refund", async () => {
    await using visit = await visitAsInstructor();
    const { page } = visit;
    await visit.goto("/teach");
    await page.getByRole("heading", { name: "No courses yet" }).waitFor();
    expect(await visit.violations()).toEqual([]);
    await page.getByRole("link", { name: "New course" }).click();
    await page.getByRole("button", { name: "Create draft" }).click();
    await page.getByText("Enter a title.").waitFor();
    await page.getByText("Enter a price, for example 34.00.").waitFor();
    expect(await visit.violations()).toEqual([]);
    await page.getByLabel("Title").fill("Knots for every day");
    await page.getByLabel("Price (CAD)").fill("12,50");
    await page.getByRole("button", { name: "Create draft" }).click();
    await page.getByRole("heading", { level: 1, name: "Knots for every day" }).waitFor();
    expect(await page.getByRole("button", { name: "Publish" }).isDisabled()).toBe(true);
    // typed as a list: Enter adds the next one
    await page.getByRole("button", { name: "Add a section" }).click();
    await page.keyboard.type("Loops");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Bowline");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Eight");
    await page.getByRole("button", { name: "Add a section" }).click();
    await page.keyboard.type("Bends");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Sheet bend");
    expect(await outlineOf(page)).toEqual(["Loops Bowline Eight", "Bends Sheet bend"]);
    await page.getByRole("button", { name: "Edit Bowline" }).click();
    const lesson = page.getByRole("dialog", { name: "Lesson" });
    await lesson.getByLabel("Duration").fill("8:20");
    await lesson.getByRole("checkbox", { name: "Free preview" }).check();
    await lesson.getByLabel("Text", { exact: true }).fill("# The king\n\nOf **knots** <script>alert(1)</script>");
    await lesson.getByText("Preview", { exact: true }).click();
    await lesson.getByRole("heading", { name: "The king" }).waitFor();
    await lesson.getByText("<script>alert(1)</script>").waitFor();
    expect(await visit.violations()).toEqual([]);
    await lesson.getByRole("button", { name: "Done" }).click();
    await page.getByRole("button", { name: "Edit Eight" }).click();
    const buffer = Buffer.from("%PDF-1.7\n%\n1 0 obj\n<<>>\nendobj\n");
    const upload = lesson.locator("input[type=file]").first();
    await upload.setInputFiles({ name: "eight.pdf", mimeType: "application/pdf", buffer });
    await lesson.getByRole("button", { name: "Remove the file" }).waitFor();
    await lesson.getByRole("button", { name: "Done" }).click();
    await page.getByRole("button", { name: "Edit Sheet bend" }).click();
    await lesson.getByRole("button", { name: "Add a quiz" }).click();
    const quiz = page.getByRole("dialog", { name: "Quiz: Sheet bend" });
    await quiz.getByLabel("Question text").fill("Which knot joins two ropes?");
    await quiz.getByLabel("Choice 1", { exact: true }).fill("Sheet bend");
    await quiz.getByLabel("Choice 2", { exact: true }).fill("Bowline");
    await quiz.getByLabel("Choice 1 is right").check();
    await quiz.getByRole("button", { name: "Done" }).click();
    await lesson.getByRole("button", { name: "Done" }).click();
    await page.getByRole("button", { name: "Save outline" }).click();
    await page.getByText("Outline saved.").waitFor();
    await page.getByText("All changes saved").waitFor();
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByText("Course published.").waitFor();
    expect(visit.complaints).toEqual([]);
    expect(await visit.violations()).toEqual([]);

    const buyer = await storefront.shop.signUp();
    const { course } = await buyer.get(
      '{ course(slug: "knots-for-every-day") { product { id price { amount } } sections { lessons { durationSeconds } } } }',
    );
    expect(course.product.price.amount).toBe("12.50");
    expect(course.sections[0].lessons[0].durationSeconds).toBe(500);
    await using learning = await storefront.visitAs(buyer.email, testPassword);
    await learning.goto("/courses/knots-for-every-day");
    await learning.page.getByRole("button", { name: "Add to cart" }).click();
    await learning.page.getByText("Knots for every day was added to your cart.").waitFor();
    await learning.page.getByRole("button", { name: "View cart" }).click();
    await learning.page.waitForURL("**/cart");
    await putIntoCart(learning, (await storefront.shop.product()).id);
    await learning.goto("/checkout");
    await fillAddress(learning);
    await fillCard(learning);
    await pay(learning);
    const number = await placedNumber(learning);
    // the order is paid now, and the enrollment follows a moment later
    await eventually(async () => expect((await learning.execute("{ myCourses { id } }")).myCourses).toHaveLength(1));
    await learning.goto("/learn");
    await learning.page.getByRole("link", { name: "Knots for every day" }).click();
    for (const title of ["Bowline", "Eight"]) {
      await learning.page.getByRole("heading", { level: 1, name: title }).waitFor();
      if (title === "Eight") await learning.page.getByText("eight.pdf").waitFor();
      await learning.page.getByRole("button", { name: "Complete and continue" }).click();
    }
    await learning.page.getByRole("heading", { level: 1, name: "Sheet bend" }).waitFor();
    const { pathname: lastLesson } = new URL(learning.page.url());

    await using telephone = await storefront.visitAs(buyer.email, testPassword, {
      viewport: { width: 390, height: 844 },
    });
    await telephone.goto("/learn/knots-for-every-day");
    await telephone.page.getByRole("heading", { level: 1, name: "Sheet bend" }).waitFor();
    for (const [button, answer, result] of [
      ["Start quiz", "Bowline", "Not passed"],
      ["Try again", "Sheet bend", "Passed"],
    ] as const) {
      await telephone.page.getByRole("button", { name: button }).click();
      await telephone.page.getByRole("radio", { name: answer }).check();
      await telephone.page.getByRole("button", { name: "Submit" }).click();
      await telephone.page.getByRole("heading", { name: result, exact: true }).waitFor();
    }
    await telephone.goto("/learn/knots-for-every-day");
    await telephone.page.getByRole("heading", { name: "Well done!" }).waitFor();
    await telephone.page.getByRole("button", { name: "Get your certificate" }).click();
    await telephone.page.getByRole("button", { name: "Save" }).click();
    await telephone.page.getByRole("link", { name: "Show certificate" }).click();
    await telephone.page.waitForURL("**/certificates/*");
    expect(telephone.complaints).toEqual([]);
    const { pathname: certificate } = new URL(telephone.page.url());
    await using stranger = await storefront.visit();
    await stranger.goto(certificate);
    await stranger.page.getByText("This certificate is valid").waitFor();
    expect(learning.complaints).toEqual([]);
    await page.getByRole("link", { name: /No students/ }).click();
    const row = page.getByRole("row", { name: /Test Shopper/ });
    await row.getByText("100%").waitFor();
    await row.getByRole("link", { name: buyer.email }).waitFor();
    expect(await sortByHeader(page, "Enrolled", "ascending")).toHaveLength(1);
    expect(new URL(page.url()).search).toBe("?sort=OLDEST");
    await page.getByLabel("Search by name or email").fill("nobody-of-this-name");
    await page.getByLabel("Search by name or email").press("Enter");
    await page.getByRole("heading", { name: "No students found" }).waitFor();
    await page.waitForURL("**/students?sort=OLDEST&q=nobody-of-this-name");

    const admin = await storefront.shop.admin();
    const { order } = await admin.get(`query ($number: String!) { order(number: $number) { id } }`, { number });
    await admin.get(`mutation ($id: ID!) { refundOrder(id: $id) { __typename } }`, { id: order.id });
    await eventually(async () => expect((await learning.execute("{ myCourses { id } }")).myCourses).toEqual([]));
    await stranger.goto(certificate);
    await stranger.page.getByText(/^It was revoked on/).waitFor();
    await learning.goto(lastLesson);
    await learning.page.getByRole("region", { name: "Enroll to continue" }).waitFor();
  });

  test("a published course is edited as a draft, which students see after its publication", async () => {
    const id = await draftCourse(instructor, "Published twice");
    const published = await instructor.get(
      `mutation ($id: ID!) { updateCourse(input: { id: $id, summary: "Twice." }) { __typename }
        publishCourse(id: $id) { __typename } }`,
      { id },
    );
    expect(published.publishCourse.__typename).toBe("Course");
    const reader = await storefront.shop.signUp();
    const titles = async (): Promise<string[]> => {
      const query = "query ($id: ID) { course(id: $id) { title sections { lessons { title } } } }";
      const { course } = await reader.get(query, { id });
      return [course.title, ...course.sections.flatMap(({ lessons }: any) => lessons.map(({ title }: any) => title))];
    };
    await using visit = await visitAsInstructor();
    const { page } = visit;
    await visit.goto(`/teach/courses/${id}`);
    await page.getByRole("button", { name: "Remove Three" }).click();
    const [, two] = await page.getByLabel(/^Title of lesson/).all();
    await two?.fill("Deux");
    await page.getByRole("button", { name: "Save outline" }).click();
    await page.getByText("Saved as a draft. Students see it after you publish.").waitFor();
    await page.getByRole("tab", { name: "Details" }).click();
    await page.getByLabel("Title", { exact: true }).fill("Published again");
    await page.getByRole("button", { name: "Save details" }).click();
    await page.getByRole("heading", { level: 1, name: "Published again" }).waitFor();
    await page.reload();
    expect(await titles()).toEqual(["Published twice", "One", "Two", "Three"]);
    await page.getByRole("button", { name: "Review and publish" }).click();
    const dialog = page.getByRole("dialog", { name: "Publish the changes?" });
    await dialog.getByText("Title: “Published twice” becomes “Published again”").waitFor();
    await dialog.getByText("Changed lesson “Deux”: title").waitFor();
    await dialog.getByText("Removed lesson “Three”").waitFor();
    expect(await visit.violations()).toEqual([]);
    await dialog.getByRole("button", { name: "Publish changes" }).click();
    await page.getByText("Changes published.").waitFor();
    expect(await titles()).toEqual(["Published again", "One", "Deux"]);
    expect(visit.complaints).toEqual([]);
  });

  test("an outline is sorted by mouse, by keys with announcements, and by buttons, and the order is saved", async () => {
    const id = await draftCourse(instructor, "In order");
    await using visit = await visitAsInstructor();
    const { page } = visit;
    await visit.goto(`/teach/courses/${id}`);
    await page.getByRole("button", { name: "Drag One" }).waitFor();
    await dragAbove(page, "One", "Three", "One would be lesson 1 of Second.");
    expect(await outlineOf(page)).toEqual(["First Two", "Second One Three"]);
    await dragAbove(page, "Second", "First", "Second would be section 1.");
    expect(await outlineOf(page)).toEqual(["Second One Three", "First Two"]);
    // Space picks up, arrow keys move, Space drops: over the end of its section into the next one
    const announcement = announcementOf(page);
    await page.getByRole("button", { name: "Drag Three" }).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await announcement.getByText("Three would be lesson 1 of First.").waitFor();
    await page.keyboard.press("ArrowDown");
    await announcement.getByText("Three would be lesson 2 of First.").waitFor();
    await page.keyboard.press("Space");
    await announcement.getByText("Dropped. Three would be lesson 2 of First.").waitFor();
    expect(await outlineOf(page)).toEqual(["Second One", "First Two Three"]);
    await page.getByRole("button", { name: "Drag Three" }).focus();
    await page.keyboard.press("Space");
    await announcement.getByText(/^Three (is picked up|would be)/).waitFor();
    await page.keyboard.press("ArrowUp");
    await announcement.getByText("Three would be lesson 1 of First.").waitFor();
    await page.keyboard.press("Escape");
    await announcement.getByText("Three is back in its place.").waitFor();
    expect(await outlineOf(page)).toEqual(["Second One", "First Two Three"]);
    await page.getByRole("button", { name: "Move Two up" }).press("Enter");
    expect(await outlineOf(page)).toEqual(["Second One Two", "First Three"]);
    // the focus has moved with the item
    await page.keyboard.press("Enter");
    expect(await outlineOf(page)).toEqual(["Second Two One", "First Three"]);
    await page.getByRole("button", { name: "Remove One" }).click();
    expect(await outlineOf(page)).toEqual(["Second Two", "First Three"]);
    await page.getByRole("button", { name: "Undo" }).click();
    expect(await outlineOf(page)).toEqual(["Second Two One", "First Three"]);
    expect(await visit.violations()).toEqual([]);
    await page.keyboard.press("Control+s");
    await page.getByText("Outline saved.").waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Drag Two" }).waitFor();
    expect(await outlineOf(page)).toEqual(["Second Two One", "First Three"]);
    expect(visit.complaints).toEqual([]);
  });

  test("a touch drags a lesson instead of scrolling the page", async () => {
    const id = await draftCourse(instructor, "By finger");
    const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
    await using visit = await storefront.visitAs(instructor.email, testPassword, phone);
    const { page } = visit;
    await visit.goto(`/teach/courses/${id}`);
    const handleOf = async (title: string) => {
      const box = await page.getByRole("button", { name: `Drag ${title}` }).boundingBox();
      if (!box) throw new Error(`${title} has no handle`);
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    await page.getByRole("button", { name: "Drag Two" }).scrollIntoViewIfNeeded();
    const [from, to] = [await handleOf("Two"), await handleOf("One")];
    const finger = await visit.context.newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", y: number) =>
      finger.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x: from.x, y }] });
    await touch("touchStart", from.y);
    for (let step = 1; step <= 5; step += 1) await touch("touchMove", from.y + ((to.y - 24 - from.y) * step) / 5);
    await announcementOf(page).getByText("Two would be lesson 1 of First.").waitFor();
    await touch("touchEnd", to.y);
    await page.getByText("Unsaved changes").waitFor();
    expect(
      await page
        .getByLabel(/^Title of lesson/)
        .first()
        .inputValue(),
    ).toBe("Two");
  });
});
