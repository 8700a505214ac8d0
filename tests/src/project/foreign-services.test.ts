import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RunningServices } from "../processes/running-services.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { signUp } from "../test-kit/clients/shopper.js";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { giftsProject, PythonGifts, whyNoPython } from "./python-gifts.js";

describe.skipIf(whyNoPython)(`services beside Python${whyNoPython ? ` (skipped: ${whyNoPython})` : ""}`, () => {
  let gifts: PythonGifts;
  let services: RunningServices;

  beforeAll(async () => {
    gifts = await PythonGifts.start();
    const PROJECT_URL = `http://127.0.0.1:${await findFreePort(undefined)}`;
    services = await RunningServices.start({ ...giftsProject, GIFTS_URL: gifts.url, PROJECT_URL });
  });

  afterAll(async () => {
    await services[Symbol.asyncDispose]();
    await gifts[Symbol.asyncDispose]();
  });

  test("the router calls the subgraph, and a process of its own runs the project's types", async () => {
    const buyer = await signUp(services.shop);
    const operation = `{ products(first: 1, filter: { kind: PHYSICAL }) { nodes { giftWraps { code } giftNote isGiftable } }
      giftIdeas(maxPrice: "1000.00") { name } giftSender }`;
    const { data, errors } = await buyer.execute(operation);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      products: { nodes: [{ giftWraps: [{ code: "RED" }, { code: "BOX" }], giftNote: "Wrapped with care" }] },
      giftSender: expect.any(String),
    });
    expect(data.giftIdeas.length).toBeGreaterThan(0);
    await eventually(async () =>
      expect(await (await services.shop.fetch("/health")).json()).toMatchObject({
        status: "ok",
        subgraphs: { gifts: { status: "ok" }, project: { status: "ok" } },
      }),
    );
  });

  test("the project's process answers the router only, and restarts after a crash", async () => {
    const operation = '{ giftIdeas(maxPrice: "1000.00") { name } }';
    await services.killNext("shop/dist/project-service.js", 0);
    await eventually(async () => {
      const { data } = await services.shop.execute(operation);
      expect(data.giftIdeas.length).toBeGreaterThan(0);
    });
  });
});
