// own shops: each dies
import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, relative } from "node:path";
import { hasFfmpeg } from "@souk/kernel/testing/stand-ins/made-films";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkOut, addToCart } from "../test-kit/data/buying.js";
import { rowsOf } from "../test-kit/data/database-rows.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { ShopClient } from "../test-kit/clients/shop-client.js";
import { signIn, signUp, type Shopper } from "../test-kit/clients/shopper.js";
import {
  admin,
  createProduct,
  openEnvironment,
  type LastingEnvironment,
} from "../test-kit/shop/lasting-environment.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { startTestShop } from "../test-kit/shop/start-test-shop.js";
import { InterruptedMedia } from "./interrupted-media.js";

interface Received {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly orderId?: string };
}

const names = ["order.placed", "order.paid"];
const createEndpoint = `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { __typename } }`;

/** The keys of all objects with a row, and the attempts of all conversions. */
const recorded = `
  select array(
    select 'originals/' || sha256 from media_files
    union select 'renditions/' || sha256 || '/' || jsonb_object_keys(files) from playbacks
  ) as keys, (select sum(attempts)::int from playbacks) as attempts`;

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

async function receive(received: Received[]): Promise<Server> {
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push(JSON.parse(Buffer.concat(chunks).toString()) as Received);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  return receiver;
}

const commandsOf = (process: ShopProcess): string[] => process.living().map(({ command }) => command);

async function stop(receiver: Server): Promise<void> {
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
}

const crashPoints = [
  ["between the commit of the order and the event's delivery", "checkout.paid"],
  ["after the events were handed over", "event.handedOver"],
  ["before the delivery was recorded", "event.delivered"],
] as const;

// the proof `crash-points` tests all of them
describe.each(process.env.CRASH_POINTS === "all" ? crashPoints : crashPoints.slice(0, 1))(
  "after a process died %s",
  (_case, crashPoint) => {
    const idempotencyKey = randomUUID();
    const received: Received[] = [];
    let resources: AsyncDisposableStack;
    let dead: ShopProcess;
    let client: ShopClient;
    let owner: ShopClient;
    let buyer: Shopper;
    let storage: string;
    let databaseUrl: string;
    let media: InterruptedMedia;

    beforeAll(async () => {
      resources = new AsyncDisposableStack();
      const receiver = resources.adopt(await receive(received), stop);
      media = resources.use(await InterruptedMedia.create());
      const environment: LastingEnvironment = { ...(await openEnvironment(resources)), WEBHOOK_PRIVATE_HOSTS: "true" };
      storage = join(environment.DATA_DIR, "media");
      databaseUrl = environment.MEDIA_DATABASE_URL ?? "";
      const dying = { ...environment, ...media.environment, CRASH_AT: crashPoint };
      dead = resources.use(ShopProcess.start({ environment: dying }));
      const atFirst = await dead.ready();
      const productId = await createProduct(atFirst);
      const adminClient = await signIn(atFirst, admin.email, admin.password);
      const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
      const created = await adminClient.get(createEndpoint, { input: { url, events: names } });
      expect(created).toEqual({ createWebhookEndpoint: { __typename: "WebhookSecret" } });
      await media.begin(adminClient);
      buyer = await signUp(atFirst);
      await addToCart(buyer, productId);
      if (hasFfmpeg)
        await eventually(() => expect(commandsOf(dead)).toContainEqual(expect.stringMatching(/^ffmpeg .*hls/)));
      await checkOut(buyer, { idempotencyKey }).catch(() => undefined);
      expect((await dead.ended).signal).toBe("SIGKILL");
      const { port } = resources.use(await startTestShop(environment));
      client = new ShopClient(`http://127.0.0.1:${port}`);
      owner = client.signedIn(adminClient.accessToken);
    });
    afterAll(() => resources.disposeAsync());

    test("no webhook is lost", async () => {
      // the process may have died before the charge, when it handed over the first event
      const order = await checkOut(client.signedIn(buyer.accessToken), { idempotencyKey });
      expect(order).toMatchObject({ __typename: "Order", status: "PAID" });
      await eventually(() => expect(new Set(received.map(({ type }) => type))).toEqual(new Set(names)));
      // an attempt may be repeated, always with the same id
      expect(new Set(received.map(({ id }) => id)).size).toBe(2);
      expect(new Set(received.map(({ data }) => data.orderId)).size).toBe(1);
    });

    test("an upload that was cut at 60 % continues after its stored part, and its owner gets the bytes", async () => {
      expect(await media.resume(owner)).toBe(true);
    });

    test.skipIf(!hasFfmpeg)(
      "a conversion ends with the process and is repeated, and leaves no file, also in the storage",
      async () => {
        await eventually(() => expect(commandsOf(dead)).toEqual([]));
        await eventually(async () => expect(await media.leftovers()).toEqual([]));
        expect(await media.converted(owner)).toContain("48.m3u8");
        const [row] = await rowsOf<{ keys: string[]; attempts: number }>(databaseUrl, recorded);
        expect(row?.attempts).toBe(2);
        expect((await filesIn(storage)).toSorted()).toEqual(row?.keys.toSorted());
      },
    );
  },
);
