import { afterAll, beforeAll, expect, test } from "vitest";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { draftCourse } from "../../test-kit/data/draft-course.js";
import { signIn, testPassword, type Shopper } from "../../test-kit/clients/shopper.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

withBrowser("access to teaching, in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;
  let instructor: Shopper;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
    instructor = await storefront.shop.instructor();
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test("a customer asks to become an instructor, and sees the status of the request", async () => {
    const buyer = await storefront.shop.signUp();
    await using visit = await storefront.visitAs(buyer.email, testPassword);
    const { page } = visit;
    await visit.goto("/teach");
    await page.getByRole("button", { name: "Apply to become an instructor" }).click();
    await page.getByText("Use at least 20 characters").waitFor();
    await page.getByLabel("What do you want to teach?").fill("How to bind books, which I have done for ten years.");
    await page.getByRole("button", { name: "Apply to become an instructor" }).click();
    await page.getByText("Your application is under review").waitFor();
    expect(await visit.violations()).toEqual([]);
    const admin = await signIn(storefront.shop.client, "admin@example.com", "admin123");
    const { instructorRequests } = await admin.get("{ instructorRequests(first: 1) { nodes { id } } }");
    await admin.get('mutation ($id: ID!) { rejectInstructorRequest(id: $id, reason: "Show us one.") { __typename } }', {
      id: instructorRequests.nodes[0].id,
    });
    await page.reload();
    await page.getByText("Show us one.").waitFor();
    await page.getByRole("button", { name: "Apply to become an instructor" }).waitFor();
    expect(visit.complaints).toEqual([]);
  });

  test("another instructor's course cannot be edited", async () => {
    const id = await draftCourse(instructor, "Not yours");
    await using visit = await storefront.visitAs("instructor@example.com", "instructor123");
    await visit.goto(`/teach/courses/${id}`);
    await visit.page.getByRole("heading", { name: "Page not found" }).waitFor();
    await visit.goto(`/teach/courses/${id}/students`);
    await visit.page.getByRole("heading", { name: "Page not found" }).waitFor();
    expect(visit.complaints).toEqual([]);
  });

  test("strangers are sent to sign in and back", async () => {
    await using visit = await storefront.visit();
    await visit.goto("/teach/courses/new");
    const link = visit.page.getByRole("main").getByRole("link", { name: "Sign in" });
    expect(await link.getAttribute("href")).toBe("/login?returnTo=%2Fteach%2Fcourses%2Fnew");
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
    await touch("touchEnd", to.y);
    await page.getByText("Unsaved changes").waitFor();
    expect(
      await page
        .getByLabel(/^Title of lesson/)
        .first()
        .inputValue(),
    ).toBe("Two");
  });

  test("while catalog is down, the outline and the texts can be edited, and the price is back after a retry", async () => {
    const id = await draftCourse(instructor, "Half away");
    await using visit = await storefront.visitAs(instructor.email, testPassword);
    const { page } = visit;
    await using down = await storefront.shop.takeDown("catalog");
    await visit.goto("/teach");
    await page
      .getByRole("row", { name: /Half away/ })
      .getByText("unknown")
      .waitFor();
    await visit.goto(`/teach/courses/${id}?tab=details`);
    await page.getByText("The price and the categories are unavailable right now.").waitFor();
    expect(await visit.violations()).toEqual([]);
    await page.getByLabel("Summary").fill("Changed meanwhile");
    await down[Symbol.asyncDispose]();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByLabel("Price (CAD)").waitFor();
    expect(await page.getByLabel("Price (CAD)").inputValue()).toBe("5.00");
    expect(await page.getByLabel("Summary").inputValue()).toBe("Changed meanwhile");
    await page.getByRole("button", { name: "Save details" }).click();
    await page.getByText("Details saved.").waitFor();
  });

  test("while courses is down, the pages say so, and are back after a retry", async () => {
    const id = await draftCourse(instructor, "Away");
    await using visit = await storefront.visitAs(instructor.email, testPassword);
    const { page } = visit;
    for (const path of ["/teach", `/teach/courses/${id}`, `/teach/courses/${id}/students`]) {
      await using down = await storefront.shop.takeDown("courses");
      await visit.goto(path);
      await page.getByRole("heading", { name: "Something went wrong" }).waitFor();
      expect(await visit.violations()).toEqual([]);
      await down[Symbol.asyncDispose]();
      await page.getByRole("button", { name: "Try again" }).click();
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.getByRole("heading", { name: "Something went wrong" }).waitFor({ state: "hidden" });
    }
  });
});
