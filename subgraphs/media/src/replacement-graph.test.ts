import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { MediaHarness } from "./testing/media-harness.js";
import { testFiles } from "./testing/test-files.js";
import { aPicture } from "./testing/test-pictures.js";

let media: MediaHarness;

beforeAll(async () => {
  media = await MediaHarness.create();
});

afterAll(async () => media[Symbol.asyncDispose]());

const peers = ["catalog", "accounts", "courses", "orders", "reviews"] as const;

beforeEach(async () => {
  await jobsAreDone();
  for (const peer of peers) media[peer].replaced.length = 0;
});

async function replace(id: string, by: string, as = media.instructor): Promise<any> {
  const mutation = `mutation ($input: ReplaceMediaFileInput!) { replaceMediaFile(input: $input) {
    __typename ... on MediaFile { id name picture { id } } ... on InvalidInput { fields { path } } ... on Conflict { field } } }`;
  const { data, errors } = await media.execute(mutation, { input: { id, by } }, as);
  return errors ? errors[0].extensions.code : data.replaceMediaFile;
}

const uploadPicture = async (width: number, name = `${width}.png`) =>
  media.upload(await aPicture(width, 100), name, media.instructor);

async function jobsAreDone(): Promise<void> {
  for (let attempts = 0; attempts < 100; attempts++) {
    const sql = "select from graphile_worker.jobs where task_identifier = 'replacePicture'";
    if ((await media.rows(sql)).length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error("the jobs did not end");
}

describe("replaceMediaFile", () => {
  const document = (text: string, as = media.instructor) =>
    media.upload(Buffer.concat([testFiles.pdf, Buffer.from(text)]), `${text}.pdf`, as);
  const incomplete = () => media.start(10, "film.mp4", media.instructor);

  test.each<[string, () => Promise<[id: string, by: string]>, object | string]>([
    [
      "a file of another kind",
      async () => [(await document("plan")).id, (await uploadPicture(300)).id],
      { __typename: "InvalidInput", fields: [{ path: "by" }] },
    ],
    [
      "the file itself",
      async () => {
        const { id } = await document("same");
        return [id, id.toUpperCase()];
      },
      { __typename: "InvalidInput", fields: [{ path: "by" }] },
    ],
    [
      "an upload that is not complete",
      async () => [(await document("whole")).id, await incomplete()],
      { __typename: "Conflict", field: "by" },
    ],
    [
      "a file for an incomplete one",
      async () => [await incomplete(), (await document("half")).id],
      { __typename: "Conflict", field: "id" },
    ],
    [
      "a file that a lesson uses",
      async () => {
        const [plan, used] = [await document("old"), await document("used")];
        await media.rows("update media_files set used_at = now() where id = $1", [used.id]);
        return [plan.id, used.id];
      },
      { __typename: "Conflict", field: "by" },
    ],
    [
      "a file of another user",
      async () => [(await document("own")).id, (await document("theirs", media.admin)).id],
      { __typename: "NotFound" },
    ],
    [
      "the own file for that of another user",
      async () => [(await document("admins", media.admin)).id, (await document("mine")).id],
      { __typename: "NotFound" },
    ],
    ["a missing file", async () => [(await document("alone")).id, randomUUID()], { __typename: "NotFound" }],
  ])("refuses %s", async (_what, files, refusal) => {
    const [id, by] = await files();
    const before = await media.rows("select * from media_files where id = $1", [id]);
    expect(await replace(id, by)).toEqual(refusal);
    expect(await media.rows("select * from media_files where id = $1", [id])).toEqual(before);
  });

  test("is not for customers", async () => {
    expect(await replace(randomUUID(), randomUUID(), media.customer)).toBe("FORBIDDEN");
  });

  test("gives a document new content behind its id, and removes the old content a minute later", async () => {
    const [old, other] = [await document("first"), await document("second")];
    await media.rows("update media_files set alt = 'The plan', focal_x = 20 where id = $1", [old.id]);
    expect(await replace(old.id, other.id)).toMatchObject({ __typename: "MediaFile", id: old.id, name: "second.pdf" });
    const file = await media.file(old.id, media.instructor);
    expect(file).toMatchObject({ name: "second.pdf", alt: "The plan", focalPoint: { x: 50, y: 50 }, size: other.size });
    expect(await media.file(other.id)).toBeNull();
    const shown = await media.send("GET", file.link.url, { as: media.instructor });
    expect(shown.body).toContain("second");
    const originals = await media.storedKeys("originals/");
    await media.removeDeleted();
    expect(await media.storedKeys("originals/")).toHaveLength(originals.length - 1);
    expect((await media.send("GET", file.link.url, { as: media.instructor })).body).toBe(shown.body);
    for (const peer of peers) expect(media[peer].replaced).toEqual([]);
  });

  test("replaces once when two files replace each other at the same time", async () => {
    const [first, second] = [await document("one"), await document("two")];
    const outcomes = await Promise.all([replace(first.id, second.id), replace(second.id, first.id)]);
    const kinds = new Set(outcomes.map((outcome) => outcome.__typename));
    // the other one reads the files before or after the first one has replaced them
    kinds.delete(kinds.has("Conflict") ? "Conflict" : "NotFound");
    expect(kinds).toEqual(new Set(["MediaFile"]));
    const found = await Promise.all([first, second].map(({ id }) => media.file(id)));
    expect(found.filter((file) => file !== null)).toHaveLength(1);
  });
});

describe("a picture of an instructor", () => {
  const refusal = { __typename: "Conflict", field: "id" };

  test.each<[string, (picture: any) => unknown]>([
    ["a product shows", ({ id }) => media.catalog.shown.set(id, randomUUID())],
    ["an order shows", ({ id }) => media.orders.shown.set(id, randomUUID())],
    ["another profile shows", ({ id }) => media.accounts.shown.set(id, media.customer.id)],
  ])("that %s is replaced by an admin only", async (_place, show) => {
    const [old, other] = [await uploadPicture(600), await uploadPicture(610)];
    show(old.picture);
    expect(await replace(old.id, other.id)).toEqual(refusal);
    expect(await replace(old.id, other.id, media.admin)).toMatchObject({ __typename: "MediaFile" });
    for (const peer of peers) media[peer].shown.clear();
  });

  test("that another user has uploaded too is replaced by an admin only", async () => {
    const content = await aPicture(620, 100);
    const old = await media.upload(content, "a.png", media.instructor);
    const theirs = await media.upload(content, "b.png", media.customer);
    const other = await uploadPicture(630);
    expect(await replace(old.id, other.id)).toEqual(refusal);
    await media.rows("update media_files set deleted_at = now() where id = $1", [theirs.id]);
    expect(await replace(old.id, other.id)).toMatchObject({ __typename: "MediaFile" });
  });

  test("in the own course and profile is replaced, but not while a subgraph does not answer", async () => {
    const [old, other] = [await uploadPicture(640), await uploadPicture(650)];
    media.courses.shown.set(old.picture.id, {
      courseId: randomUUID(),
      instructorId: media.instructor.id,
      isPublished: false,
    });
    media.accounts.shown.set(old.picture.id, media.instructor.id);
    media.reviews.isDown = true;
    expect(await replace(old.id, other.id)).toEqual({ __typename: "ServiceUnavailable" });
    media.reviews.isDown = false;
    expect(await replace(old.id, other.id)).toMatchObject({ __typename: "MediaFile" });
    for (const peer of peers) media[peer].shown.clear();
  });
});

describe("a replaced picture", () => {
  const get = (url: string) => media.send("GET", url, { as: null });

  async function replaced(id: string, width: number): Promise<any> {
    const other = await uploadPicture(width);
    await replace(id, other.id);
    await jobsAreDone();
    await media.removeDeleted();
    return other.picture;
  }

  test("is replaced in every subgraph, unless the content is the same", async () => {
    const old = await uploadPicture(400);
    const to = await replaced(old.id, 500);
    expect(await media.file(old.id)).toMatchObject({ name: "500.png", picture: { id: to.id, width: 500 } });
    for (const peer of peers) expect(media[peer].replaced).toEqual([{ from: old.picture.id, to: to.url }]);
    const sameContent = await media.upload(await aPicture(510, 100), "a.png", media.instructor);
    await media.rows("update media_files set sha256 = $2 where id = $1", [sameContent.id, to.id]);
    await replace(old.id, sameContent.id);
    await jobsAreDone();
    for (const peer of peers) expect(media[peer].replaced).toHaveLength(1);
  });

  test("leads from its old addresses to the newest picture, and none leads away from a picture that is shown", async () => {
    const firstContent = await aPicture(410, 100);
    const { id, picture: first } = await media.upload(firstContent, "first.png", media.instructor);
    const second = await replaced(id, 520);
    const answer = await get(first.url);
    expect(answer).toMatchObject({ status: 302, headers: { "cache-control": "no-cache" } });
    expect(answer.headers.location).toBe(second.url.replace("520.webp", "320.webp"));
    expect((await get(answer.headers.location!)).status).toBe(200);
    const third = await replaced(id, 120);
    for (const { url } of [first, second]) expect((await get(url)).headers.location).toBe(third.url);
    const again = await media.upload(firstContent, "again.png", media.instructor);
    await replace(id, again.id);
    await jobsAreDone();
    await media.removeDeleted();
    expect((await get(first.url)).status).toBe(200);
    expect((await get(second.url)).headers.location).toBe(first.url);
    // narrower than each variant of the first picture
    expect((await get(third.url)).headers.location).toBe(first.url.replace("410.webp", "160.webp"));
    expect(await media.rows("select by_sha256 from replaced_pictures where sha256 = $1", [first.id])).toEqual([]);
  });

  test("follows a later replacement when its job comes last", async () => {
    const { id, picture } = await uploadPicture(420);
    const second = await replaced(id, 530);
    const third = await replaced(id, 430);
    for (const peer of peers) media[peer].replaced.length = 0;
    await media.rows("select graphile_worker.add_job('replacePicture', $1::json)", [
      JSON.stringify({ data: { from: picture.id } }),
    ]);
    await jobsAreDone();
    expect(second.url).not.toBe(third.url);
    expect(media.catalog.replaced).toEqual([{ from: picture.id, to: third.url }]);
  });
});
