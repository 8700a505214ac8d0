import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hasFfmpeg, madeByFfmpeg, pictureInput, soundInput } from "@souk/kernel/testing/stand-ins/made-films";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { testPassword } from "../../test-kit/clients/shopper.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";
import { until } from "../../test-kit/clients/eventually.js";
import { uploadedBy } from "../../test-kit/data/uploading.js";

const box = "/learn/hand-tool-woodworking-your-first-box";

/** Refuses the links of the first signature after some requests, as if they had expired. Returns the refused addresses. */
async function refuseFirstLinks(page: Page, after: number): Promise<readonly string[]> {
  const refused: string[] = [];
  let first: string | null = null;
  let requests = 0;
  await page.route(/\/media\/files\/.*\.(mp4|m3u8)\?/, async (route) => {
    const { href, searchParams } = new URL(route.request().url());
    first ??= searchParams.get("signature");
    if (searchParams.get("signature") !== first || ++requests <= after) return route.continue();
    refused.push(href);
    return route.fulfill({ status: 403 });
  });
  return refused;
}

withBrowser("learning in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  const visitAsCustomer = () => storefront.visitAs("customer@example.com", "customer123");

  test("a student completes a course to its last lesson by keyboard, and the course is then finished", async () => {
    await using visit = await visitAsCustomer();
    const { page } = visit;
    await visit.goto(box);
    for (let position = 9; position <= 12; position += 1) {
      await page.getByText(`Lesson ${position} of 13`).waitFor();
      await page.getByRole("button", { name: "Complete and continue" }).press("Enter");
    }
    await page.getByText("Lesson 13 of 13").waitFor();
    await page.getByRole("button", { name: "Finish course" }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "Well done!" }).waitFor();
    await page.getByText("13 of 13 lessons completed").waitFor();
    expect(new URL(page.url()).pathname).toBe(box);
    expect(await visit.violations()).toEqual([]);
    await page.getByRole("link", { name: "My courses" }).first().click();
    await page
      .getByRole("region", { name: "Finished" })
      .getByText(/^Finished on/)
      .waitFor();
    expect(visit.complaints).toEqual([]);
    expect(await visit.violations()).toEqual([]);
  });

  test.skipIf(!hasFfmpeg)(
    "a film is watched half on a laptop, and to its end on a telephone, as a stream",
    async () => {
      const { shop } = storefront;
      const admin = await shop.signIn("admin@example.com", "admin123");
      const fileId = await uploadedBy(
        admin,
        madeByFfmpeg("film.mp4", ...pictureInput("320x180", 20), ...soundInput(20)),
      );
      const stateOf = `query ($id: ID!) { mediaFile(id: $id) { playback { state } } }`;
      await until(async () => (await admin.get(stateOf, { id: fileId })).mediaFile.playback.state === "READY");
      const captions = { fileId, language: "en", content: "WEBVTT\n\n00:00.000 --> 00:20.000\nCount along.\n" };
      await admin.get(`mutation ($input: SaveCaptionsInput!) { saveCaptions(input: $input) { __typename } }`, {
        input: captions,
      });
      const [lesson] = await shop.rows<{ id: string }>(
        "courses",
        "update lessons set media_file_id = $1, media_url = null where title = 'Sawing to a line' returning id",
        [fileId],
      );
      const path = `${box}/${lesson?.id}`;
      const videoOf = ({ page }: Visit, field: string): Promise<unknown> =>
        page.locator("video").evaluate((video, name) => Reflect.get(video, name), field);
      await using laptop = await visitAsCustomer();
      const { page } = laptop;
      const refused = await refuseFirstLinks(page, 4);
      await laptop.goto(path);
      await page.locator("media-controller").press("k");
      await until(async () => Number(await videoOf(laptop, "currentTime")) > 0);
      await page.locator("media-controller").press("c");
      await until(() =>
        page.locator("video").evaluate(({ textTracks: [track] }: any) => track.activeCues?.length === 1),
      );
      await page.locator("media-controller").press("ArrowRight");
      await until(async () => Number(await videoOf(laptop, "currentTime")) > 10);
      await page.locator("media-controller").press("k");
      expect(await videoOf(laptop, "currentSrc")).toMatch(/^blob:/);
      await laptop.answered();
      expect(new URL(page.url()).pathname).toBe(path);
      expect(await laptop.violations()).toEqual([]);
      expect(refused.length).toBeGreaterThan(0);
      // the browser's line for each refused part
      expect(laptop.complaints.filter((line) => !line.includes("status of 403"))).toEqual([]);
      const viewport = { width: 390, height: 844 };
      await using telephone = await storefront.visitAs("customer@example.com", "customer123", { viewport });
      await telephone.goto(path);
      await until(async () => Number(await videoOf(telephone, "currentTime")) >= 10);
      expect(await telephone.violations()).toEqual([]);
      await telephone.page.locator("media-controller").press("k");
      await telephone.page.locator("media-controller").press("ArrowRight");
      await until(async () => (await videoOf(telephone, "ended")) === true);
      expect(telephone.complaints).toEqual([]);
    },
  );

  test("a table in a lesson's Markdown is a table, and scrolls on its own if it is wider than the screen", async () => {
    const viewport = { width: 390, height: 844 };
    await using visit = await storefront.visitAs("admin@example.com", "admin123", { viewport });
    const { page } = visit;
    await visit.goto("/learn/sourdough-from-scratch");
    await page.getByText("Lesson 1 of 11").waitFor();
    await page.getByRole("link", { name: "Next" }).click();
    await page.getByRole("columnheader", { name: "What you see" }).waitFor();
    expect(await page.getByRole("row").count()).toBe(5);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    expect(await visit.violations()).toEqual([]);
  });

  test("a video of another host plays in a frame after a click, also on a telephone", async () => {
    const instructor = await storefront.shop.instructor();
    const lessons = ["https://youtu.be/dQw4w9WgXcQ", "https://vimeo.com/76979871"].map((mediaUrl) => ({
      title: "Film",
      mediaUrl,
    }));
    const input = {
      title: "Films",
      price: { amount: "5.00", currency: "CAD" },
      sections: [{ title: "All", lessons }],
    };
    const { createCourse } = await instructor.get(
      "mutation ($input: CreateCourseInput!) { createCourse(input: $input) { ... on Course { slug } } }",
      { input },
    );
    await using visit = await storefront.visitAs(instructor.email, testPassword, {
      viewport: { width: 390, height: 844 },
    });
    const { page, context } = visit;
    const hosts = /^https:\/\/(www\.youtube-nocookie|player\.vimeo)\.com\//;
    const referrers: (string | undefined)[] = [];
    await context.route(hosts, (route) => {
      referrers.push(route.request().headers().referer);
      return route.fulfill({ contentType: "text/html", body: "<p>The film</p>" });
    });
    const play = async (host: string): Promise<void> => {
      await page.getByRole("button", { name: `Play the video from ${host}` }).click();
      await page.frameLocator("iframe").getByText("The film").waitFor();
    };
    await visit.goto(`/learn/${createCourse.slug}`);
    await page.getByText("YouTube then receives your IP address.").waitFor();
    expect(await visit.violations()).toEqual([]);
    await play("YouTube");
    const { width, height } = (await page.locator("iframe").boundingBox())!;
    expect(width / height).toBeCloseTo(16 / 9, 1);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    await page.getByRole("link", { name: "Next" }).click();
    await play("Vimeo");
    const { origin } = new URL(page.url());
    expect(referrers).toEqual([`${origin}/`, `${origin}/`]);
    expect(visit.complaints).toEqual([]);
  });
});
