import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { testFiles } from "./testing/test-files.js";
import { aPicture } from "./testing/test-pictures.js";
import { MediaHarness } from "./testing/media-harness.js";

const dayMs = 24 * 60 * 60 * 1000;
let media: MediaHarness;
let now: Date;

beforeAll(async () => {
  now = new Date();
  media = await MediaHarness.create({ clock: { now: () => now } });
});

afterAll(async () => media[Symbol.asyncDispose]());

const runUnused = () => media.runJob("deleteUnusedMedia");

test("an unused file is deleted after a day, and one that is used stays", async () => {
  const [unused, used] = [await media.upload(await aPicture(250, 100)), await media.upload(await aPicture(260, 100))];
  const portrait = await media.upload(await aPicture(265, 100), "me.png", media.customer);
  const unfinished = await media.start(1000);
  await media.append(unfinished, Buffer.alloc(10));
  media.catalog.shown.set(used.picture.id, randomUUID());
  media.accounts.shown.set(portrait.picture.id, media.customer.id);
  await runUnused();
  expect(await media.file(unused.id)).not.toBeNull();
  now = new Date(Date.now() + dayMs + 60_000);
  for (const peer of ["catalog", "accounts", "courses"] as const) {
    media[peer].isDown = true;
    await expect(runUnused()).rejects.toThrow(peer);
    expect(await media.file(unused.id)).not.toBeNull();
    media[peer].isDown = false;
  }
  await runUnused();
  expect([await media.file(unused.id), await media.file(unfinished)]).toEqual([null, null]);
  await media.removeDeleted();
  expect(await media.storedKeys(`incoming/${unfinished}`)).toEqual([]);
  expect(await media.file(used.id)).not.toBeNull();
  expect(await media.file(portrait.id)).not.toBeNull();
  media.catalog.shown.clear();
  media.accounts.shown.clear();
});

test.each([
  ["the job that deletes unused files", () => runUnused()],
  [
    "deleteMediaFile",
    (id: string) => media.execute("mutation ($id: ID!) { deleteMediaFile(id: $id) { __typename } }", { id }),
  ],
])("%s leaves a file that a lesson gets while media looks for its uses", async (_name, remove) => {
  const { id } = await media.upload(testFiles.pdf, "paper.pdf", media.instructor);
  now = new Date(now.getTime() + dayMs + 60_000);
  const { courses } = media;
  const answer = courses.send.bind(courses);
  const send = jest.spyOn(courses, "send").mockImplementationOnce(async (request) => {
    const uses = await answer(request);
    const keep = `mutation ($input: KeepMediaFilesInput!) { keepMediaFiles(input: $input) { id } }`;
    await media.executeFrom("courses", keep, { input: { ids: [id] } });
    return uses;
  });
  await remove(id);
  send.mockRestore();
  expect(await media.file(id)).not.toBeNull();
});

test.each(["catalog", "orders", "reviews", "courses"] as const)(
  "a deleted file is restored, with its content, when %s has stored a use meanwhile",
  async (peer) => {
    const { id, picture } = await media.upload(await aPicture(270, 100));
    await media.execute("mutation ($id: ID!) { deleteMediaFile(id: $id) { __typename } }", { id });
    expect(await media.file(id)).toBeNull();
    const use = peer === "courses" ? { courseId: randomUUID(), instructorId: randomUUID(), isPublished: true } : id;
    (media[peer].shown as Map<string, unknown>).set(peer === "courses" ? id : picture.id, use);
    media.accounts.isDown = true;
    await expect(media.removeDeleted()).rejects.toThrow("accounts");
    media.accounts.isDown = false;
    await runUnused();
    expect(await media.file(id)).toMatchObject({ state: "READY", picture: { id: picture.id } });
    expect((await media.send("GET", picture.url, { as: null })).status).toBe(200);
    media[peer].shown.clear();
  },
);

describe("a file whose use has ended", () => {
  const waitHours = (hours: number): void => {
    now = new Date(now.getTime() + hours * 60 * 60 * 1000 + 60_000);
  };

  test("is deleted a day after its use was last seen", async () => {
    const replaced = await media.upload(await aPicture(266, 100), "old.png", media.customer);
    const kept = await media.upload(await aPicture(268, 100), "knots.png", media.instructor);
    const course = { courseId: randomUUID(), instructorId: media.instructor.id, isPublished: true };
    media.accounts.shown.set(replaced.picture.id, media.customer.id);
    media.courses.shown.set(kept.picture.id, course);
    waitHours(24);
    await runUnused();
    media.accounts.shown.clear();
    waitHours(23);
    await runUnused();
    expect(await media.file(replaced.id)).not.toBeNull();
    waitHours(1);
    media.courses.isDown = true;
    await expect(runUnused()).rejects.toThrow("courses");
    expect(await media.file(replaced.id)).not.toBeNull();
    media.courses.isDown = false;
    await runUnused();
    expect(await media.file(replaced.id)).toBeNull();
    await media.removeDeleted();
    expect((await media.send("GET", replaced.picture.url, { as: null })).status).toBe(404);
    for (let day = 0; day < 2; day++) {
      waitHours(24);
      await runUnused();
      expect(await media.file(kept.id)).not.toBeNull();
    }
    media.courses.shown.clear();
    waitHours(23);
    await runUnused();
    expect(await media.file(kept.id)).not.toBeNull();
    waitHours(1);
    await runUnused();
    expect(await media.file(kept.id)).toBeNull();
  });

  test("is kept after a product showed it, also when another place shows it later", async () => {
    const { id, picture } = await media.upload(await aPicture(269, 100), "me.png", media.customer);
    for (const peer of ["catalog", "accounts"] as const) {
      media[peer].shown.set(picture.id, randomUUID());
      waitHours(24);
      await runUnused();
      media[peer].shown.clear();
    }
    for (let day = 0; day < 2; day++) {
      waitHours(24);
      await runUnused();
    }
    expect(await media.file(id)).not.toBeNull();
  });
});
