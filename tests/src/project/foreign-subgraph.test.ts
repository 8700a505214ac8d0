// own shop: a project adds a subgraph to it
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../test-kit/clients/eventually.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { giftsProject, PythonGifts, whyNoPython } from "./python-gifts.js";

const wraps = [
  { code: "RED", name: "Red paper" },
  { code: "BOX", name: "Box" },
];
const query = `query ($id: ID!) { product(id: $id) { name giftWraps { code name } giftNote isGiftable } }`;

describe.skipIf(whyNoPython)(`a subgraph in Python${whyNoPython ? ` (skipped: ${whyNoPython})` : ""}`, () => {
  let gifts: PythonGifts;
  let shop: TestShop;
  let id: string;

  beforeAll(async () => {
    gifts = await PythonGifts.start();
    shop = await TestShop.create({ environment: { ...giftsProject, GIFTS_URL: gifts.url } });
    ({ id } = await shop.product({ name: "Lamp" }));
  });

  afterAll(async () => {
    await shop[Symbol.asyncDispose]();
    await gifts[Symbol.asyncDispose]();
  });

  test("extends the products of catalog and has queries of its own", async () => {
    const { data, errors } = await shop.client.execute(
      `query ($id: ID!) { product(id: $id) { name giftWraps { code name } }
      giftWraps { code } }`,
      { id },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      product: { name: "Lamp", giftWraps: wraps },
      giftWraps: wraps.map(({ code }) => ({ code })),
    });
  });

  test("has fields for signed-in users, and for admins", async () => {
    const guarded = `query ($id: ID!) { product(id: $id) { giftNote } giftCaller }`;
    const anonymous = await shop.client.execute(guarded, { id });
    expect(anonymous.data).toEqual({ product: { giftNote: null }, giftCaller: null });
    const user = await (await shop.signUp()).execute(guarded, { id });
    expect(user.data).toEqual({ product: { giftNote: "Wrapped with care" }, giftCaller: null });
    const admin = await (await shop.admin()).execute(guarded, { id });
    expect(admin.data).toEqual({ product: { giftNote: "Wrapped with care" }, giftCaller: "127.0.0.1" });
  });

  test("stands beside types of the project, which get fields of catalog and run queries as the viewer", async () => {
    const own = `query ($id: ID!) { product(id: $id) { isGiftable } giftIdeas(maxPrice: "20.00") { name } giftSender }`;
    const { data, errors } = await shop.client.execute(own, { id });
    expect(data).toMatchObject({
      product: { isGiftable: null },
      giftIdeas: [{ name: "Lamp" }],
      giftSender: null,
    });
    expect(errors).toMatchObject([
      { path: ["giftSender"], extensions: { code: "UNAUTHENTICATED", service: "project" } },
    ]);
    const user = await (await shop.signUp()).execute("{ giftSender }");
    expect(user.data.giftSender).toEqual(expect.any(String));
  });

  test("loses only its own fields while it does not answer in time, and recovers", async () => {
    gifts.pause();
    try {
      const { data, errors } = await shop.client.execute(query, { id });
      expect(data.product).toMatchObject({ name: "Lamp", giftWraps: null });
      expect(errors).toContainEqual(
        expect.objectContaining({
          path: ["product", "giftWraps"],
          extensions: expect.objectContaining({ code: "SUBGRAPH_UNAVAILABLE", service: "gifts" }),
        }),
      );
    } finally {
      gifts.resume();
    }
    await eventually(async () => {
      const { data } = await shop.client.execute(query, { id });
      expect(data.product.giftWraps).toEqual(wraps);
    });
  });

  test("S4-52: is shown in health and metrics, with its outage", async () => {
    const { url } = gifts;
    const health = async () => (await shop.client.fetch("/health")).json();
    await eventually(async () =>
      expect(await health()).toMatchObject({
        status: "ok",
        subgraphs: { gifts: { status: "ok" }, project: { status: "ok" } },
      }),
    );
    await gifts[Symbol.asyncDispose]();
    await eventually(async () =>
      expect(await health()).toMatchObject({ status: "degraded", subgraphs: { gifts: { status: "down" } } }),
    );
    expect(await (await shop.client.fetch("/metrics")).text()).toMatch(/^subgraph_up\{subgraph="gifts"\} 0$/m);
    expect((await shop.client.execute(query, { id })).data.product).toMatchObject({ name: "Lamp", giftWraps: null });
    gifts = await PythonGifts.start(url);
    await eventually(async () => expect(await health()).toMatchObject({ status: "ok" }));
    expect((await shop.client.execute(query, { id })).data.product.giftWraps).toEqual(wraps);
  });
});
