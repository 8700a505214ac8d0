import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { aPicture } from "./testing/test-pictures.js";
import { MediaHarness } from "./testing/media-harness.js";

const dayMs = 24 * 60 * 60 * 1000;
let media: MediaHarness;
let now: Date;

beforeAll(async () => {
  now = new Date();
  media = await MediaHarness.create({ clock: { now: () => now } });
});

beforeEach(() => {
  for (const peer of ["catalog", "accounts", "courses", "orders", "reviews"] as const) media[peer].isDown = false;
});

afterAll(async () => media[Symbol.asyncDispose]());

const deleteMutation = `mutation ($id: ID!) { deleteMediaFile(id: $id) {
  __typename ... on MediaFileInUse { code uses { typename id name } otherUses } ... on Problem { code } } }`;

async function deleteFile(id: string, as = media.admin): Promise<any> {
  return (await media.execute(deleteMutation, { id }, as)).data.deleteMediaFile;
}

const runUnused = () => media.runJob("deleteUnusedMedia");

describe("deleteMediaFile", () => {
  test("refuses a picture that a product shows, and names the product", async () => {
    const { id, picture } = await media.upload(await aPicture(210, 100));
    const productId = randomUUID();
    media.catalog.shown.set(picture.id, productId);
    expect(await deleteFile(id)).toEqual({
      __typename: "MediaFileInUse",
      code: "MEDIA_FILE_IN_USE",
      uses: [{ typename: "Product", id: productId, name: "Lamp" }],
      otherUses: 0,
    });
    media.catalog.shown.clear();
    expect(await deleteFile(id)).toEqual({ __typename: "DeletedMediaFile" });
    expect(await media.file(id)).toBeNull();
    await media.removeDeleted();
    expect((await media.send("GET", picture.url)).status).toBe(404);
    expect(await media.storedKeys(`originals/${picture.id}`)).toEqual([]);
  });

  test("refuses a picture that a profile shows, and names the user to that user and admins only", async () => {
    const { id, picture } = await media.upload(await aPicture(215, 100), "us.png", media.instructor);
    media.accounts.shown.set(picture.id, media.customer.id);
    const uses = async (as: TestViewer): Promise<any> =>
      (await media.execute(`{ mediaFile(id: "${id}") { uses { typename id name } otherUses } }`, {}, as)).data
        .mediaFile;
    const named = { uses: [{ typename: "User", id: media.customer.id, name: "June" }], otherUses: 0 };
    expect(await deleteFile(id)).toMatchObject({ __typename: "MediaFileInUse", ...named });
    expect(await uses(media.admin)).toEqual(named);
    expect(await deleteFile(id, media.instructor)).toMatchObject({ code: "MEDIA_FILE_IN_USE", uses: [], otherUses: 1 });
    expect(await uses(media.instructor)).toEqual({ uses: [], otherUses: 1 });
    media.accounts.shown.set(picture.id, media.instructor.id);
    expect(await uses(media.instructor)).toMatchObject({ uses: [{ id: media.instructor.id }], otherUses: 0 });
    media.accounts.shown.clear();
  });

  test("names an unpublished course that shows a picture to its instructor and admins only", async () => {
    const { id, picture } = await media.upload(await aPicture(216, 100), "knots.png", media.instructor);
    const courseId = randomUUID();
    const uses = async (as: TestViewer): Promise<any> =>
      (await media.execute(`{ mediaFile(id: "${id}") { uses { typename id name } otherUses } }`, {}, as)).data
        .mediaFile;
    const named = { uses: [{ typename: "Course", id: courseId, name: "Knots" }], otherUses: 0 };
    media.courses.shown.set(picture.id, { courseId, instructorId: randomUUID(), isPublished: false });
    expect(await deleteFile(id, media.instructor)).toMatchObject({ code: "MEDIA_FILE_IN_USE", uses: [], otherUses: 1 });
    expect(await uses(media.admin)).toEqual(named);
    media.courses.shown.set(picture.id, { courseId, instructorId: media.instructor.id, isPublished: false });
    expect(await uses(media.instructor)).toEqual(named);
    const published = { courseId, instructorId: randomUUID(), isPublished: true };
    media.courses.shown.set(picture.id, published);
    // a lesson has the same file by its id
    media.courses.shown.set(id, published);
    expect(await uses(media.instructor)).toEqual(named);
    media.courses.shown.clear();
  });

  test.each(["catalog", "accounts", "courses", "orders", "reviews"] as const)(
    "deletes nothing while %s does not answer",
    async (peer) => {
      const { id } = await media.upload(await aPicture(220, 100));
      media[peer].isDown = true;
      expect(await deleteFile(id)).toEqual({ __typename: "ServiceUnavailable", code: "SERVICE_UNAVAILABLE" });
      expect(await media.file(id)).not.toBeNull();
    },
  );

  test("keeps the content that another file has too", async () => {
    const content = await aPicture(230, 100);
    const [first, second] = [await media.upload(content), await media.upload(content)];
    await deleteFile(first.id);
    await media.removeDeleted();
    expect((await media.send("GET", second.picture.url)).status).toBe(200);
    await deleteFile(second.id);
    await media.removeDeleted();
    expect((await media.send("GET", second.picture.url)).status).toBe(404);
  });

  test("is for the owner, also a customer, and finds no file of another user", async () => {
    const { id } = await media.upload(await aPicture(240, 100), "me.png", media.customer);
    expect(await deleteFile(id, media.instructor)).toEqual({ __typename: "NotFound", code: "NOT_FOUND" });
    expect(await deleteFile(id, media.customer)).toEqual({ __typename: "DeletedMediaFile" });
  });
});

test("updateMediaFile sets the alternative text and the focal point, and names wrong fields", async () => {
  const { id } = await media.upload(await aPicture(270, 100));
  const update = async (input: object) =>
    (
      await media.execute(
        `mutation ($input: UpdateMediaFileInput!) { updateMediaFile(input: $input) {
           __typename ... on MediaFile { alt focalPoint { x y } } ... on InvalidInput { fields { path } } } }`,
        { input: { id, ...input } },
      )
    ).data.updateMediaFile;
  expect(await update({ alt: " A lamp ", focalX: 20 })).toMatchObject({ alt: "A lamp", focalPoint: { x: 20, y: 50 } });
  expect(await update({ focalY: 0 })).toMatchObject({ alt: "A lamp", focalPoint: { x: 20, y: 0 } });
  expect(await update({ alt: null })).toMatchObject({ alt: null });
  expect(await update({ alt: "x".repeat(301), focalX: 101 })).toMatchObject({
    __typename: "InvalidInput",
    fields: [{ path: "alt" }, { path: "focalX" }],
  });
});

describe("the list of files", () => {
  const list = async (args: string, as = media.admin): Promise<any> =>
    (await media.execute(`{ mediaFiles(${args}) { totalCount nodes { id name uses { name } } } }`, {}, as)).data
      .mediaFiles;

  test("finds files by name, and shows instructors their own", async () => {
    const instructor: TestViewer = { id: randomUUID(), role: "INSTRUCTOR" };
    const own = await media.upload(await aPicture(280, 100), "100%_green.jpg", instructor);
    await media.upload(await aPicture(290, 100), "100 green.jpg");
    expect((await list('first: 5, search: "100%_"')).nodes).toEqual([{ id: own.id, name: "100%_green.jpg", uses: [] }]);
    expect(await list("first: 5", instructor)).toMatchObject({ totalCount: 1, nodes: [{ id: own.id }] });
    expect((await list("first: 5, state: REJECTED")).nodes).toEqual([]);
  });

  test("shows files without their uses while catalog does not answer", async () => {
    media.catalog.isDown = true;
    expect((await list('first: 1, search: "green"')).nodes[0].uses).toBeNull();
  });

  test("is for admins and instructors, like importPicture", async () => {
    const body = await media.execute("{ mediaFiles(first: 1) { totalCount } }", {}, media.customer);
    expect(body.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
    const mutation = `mutation { importPicture(input: { url: "https://example.com/a.png" }) { __typename } }`;
    const imported = await media.execute(mutation, {}, media.customer);
    expect(imported.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });
});

describe("importPicture", () => {
  let server: Server;
  let origin: string;
  let content: Buffer;

  beforeAll(async () => {
    content = await aPicture(300, 200);
    server = createServer((request, response) => {
      if (request.url === "/moved") response.writeHead(302, { location: "/lamp.jpg" }).end();
      else if (request.url === "/lamp.jpg") response.end(content);
      else response.writeHead(404).end();
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => void server.close());

  const importFrom = async (harness: MediaHarness, url: string): Promise<any> => {
    const mutation = `mutation ($input: ImportPictureInput!) { importPicture(input: $input) {
      __typename ... on MediaFile { id state } ... on InvalidInput { fields { path } } } }`;
    const { data } = await harness.execute(mutation, { input: { url } });
    return data.importPicture.id === undefined ? data.importPicture : harness.checked(data.importPicture.id);
  };

  test("copies the picture at an address, also behind a redirect", async () => {
    await using open = await MediaHarness.create({ allowsPrivateHosts: true });
    expect(await importFrom(open, `${origin}/moved`)).toMatchObject({
      state: "READY",
      name: "moved",
      sizeBytes: content.length,
      sourceUrl: `${origin}/moved`,
    });
    expect(await importFrom(open, `${origin}/none`)).toMatchObject({
      state: "FAILED",
      problem: "ADDRESS_NOT_ANSWERING",
    });
  });

  test.each([
    ["this machine", () => `${origin}/lamp.jpg`],
    ["this machine by name", () => origin.replace("127.0.0.1", "localhost")],
    ["the metadata of a cloud", () => "http://169.254.169.254/latest/meta-data"],
  ])("refuses the address of %s", async (_case, url) => {
    expect(await importFrom(media, url())).toMatchObject({ state: "REJECTED", problem: "ADDRESS_NOT_ALLOWED" });
  });

  test.each(["file:///etc/passwd", "lamp.jpg", ""])("refuses %j as an address", async (url) => {
    expect(await importFrom(media, url)).toMatchObject({ __typename: "InvalidInput", fields: [{ path: "url" }] });
  });
});

test("personal data are exported, and the owner, the names and pictures without another use are erased", async () => {
  const ina: TestViewer = { id: randomUUID(), role: "INSTRUCTOR" };
  const own = await media.upload(await aPicture(305, 100), "ina.png", ina);
  media.accounts.shown.set(own.picture.id, ina.id);
  now = new Date(now.getTime() + dayMs + 60_000);
  await runUnused();
  expect(await media.file(own.id)).not.toBeNull();
  media.accounts.shown.clear();
  const person = { userId: ina.id, email: "ina@example.com" };
  await media.rows("insert into captions values ($1, 'en', 'WEBVTT', now())", [own.id]);
  const read = () =>
    media.executeFrom("accounts", `query ($p: PersonInput!) { personalData(person: $p) }`, { p: person });
  expect((await read()).data.personalData.files).toMatchObject([
    { name: "ina.png", state: "READY", captions: [{ language: "en", content: "WEBVTT" }] },
  ]);
  await media.executeFrom("accounts", `mutation ($p: PersonInput!) { erasePersonalData(person: $p) }`, { p: person });
  expect((await read()).data.personalData.files).toEqual([]);
  const { picture } = await media.file(own.id);
  await runUnused();
  await media.removeDeleted();
  expect(await media.file(own.id)).toBeNull();
  expect((await media.send("GET", picture.url, { as: null })).status).toBe(404);
});

test("a picture is found by its key for everybody", async () => {
  const { picture } = await media.upload(await aPicture(310, 100));
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Picture { url width } } }`;
  const byKey = async (id: string) =>
    (await media.execute(query, { r: [{ __typename: "Picture", id }] }, null)).data._entities[0];
  expect(await byKey(picture.id)).toEqual({ url: picture.url, width: 310 });
  expect(await byKey("0".repeat(64))).toBeNull();
});

test.each([
  "/media/../../etc/passwd",
  `/media/${"0".repeat(64)}-10x10/10.webp`,
  "/media/originals/x",
  `/media/${"0".repeat(64)}-10x10/999.webp`,
])("no picture is at %s", async (path) => {
  expect((await media.send("GET", path, { as: null })).status).toBe(404);
});
