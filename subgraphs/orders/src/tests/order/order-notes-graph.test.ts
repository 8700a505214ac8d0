import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { openDatabase } from "@souk/kernel/database/database";
import { createLogger } from "@souk/kernel/logging/logger";
import { ordersDatabase } from "../../store/database-definition.js";
import { OrdersPersonalData } from "../../store/orders-personal-data.js";
import { admin, OrdersHarness } from "../../testing/orders-harness.js";

let harness: OrdersHarness;

beforeAll(async () => {
  harness = await OrdersHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());

beforeEach(() => harness.reset());

const notesQuery = `query ($id: ID) { order(id: $id) { id notes { text authorName createdAt } } }`;

async function notesOf(id: string, as = admin as { id: string; role: "ADMIN" | "CUSTOMER" }): Promise<any> {
  const body = await harness.execute(notesQuery, { id }, { as });
  expect(body.errors).toBeUndefined();
  return body.data.order?.notes;
}

async function addNote(orderId: string, text: string): Promise<any> {
  const mutation = `mutation ($input: AddOrderNoteInput!) { addOrderNote(input: $input) {
    __typename ... on Order { id notes { text } } ... on InvalidInput { fields { path message } } } }`;
  const body = await harness.execute(mutation, { input: { orderId, text } }, { as: admin });
  expect(body.errors).toBeUndefined();
  return body.data.addOrderNote;
}

describe("order notes", () => {
  test("are visible to admins, newest first, with their author, and to no buyer", async () => {
    const { id } = await harness.checkout();
    expect(await notesOf(id)).toEqual([]);
    expect(await addNote(id, " Called, wants it on Monday. ")).toMatchObject({ __typename: "Order", id });
    expect((await addNote(id, "Done.")).notes).toEqual([{ text: "Done." }, { text: "Called, wants it on Monday." }]);
    const [newest] = await notesOf(id);
    expect(newest).toEqual({
      text: "Done.",
      authorName: `user ${admin.id.slice(0, 4)}`,
      createdAt: expect.stringMatching(/^\d{4}-/),
    });
    expect(await notesOf(id, harness.buyer as never)).toBeNull();
  });

  test.each([
    ["an empty text", " ", "must not be empty"],
    ["a text that is too long", "x".repeat(2001), "must be at most 2,000 characters"],
  ])("%s is refused", async (_name, text, message) => {
    const { id } = await harness.checkout();
    const refusal = { __typename: "InvalidInput", fields: [{ path: "text", message }] };
    expect(await addNote(id, text)).toEqual(refusal);
    expect(await notesOf(id)).toEqual([]);
  });

  test.each([
    ["an unknown order", randomUUID()],
    ["a malformed id", "nothing"],
  ])("%s has no notes", async (_name, id) => {
    expect(await addNote(id, "Hello")).toEqual({ __typename: "NotFound" });
  });

  test("are returned with a list of orders", async () => {
    const { id } = await harness.checkout();
    await addNote(id, "one");
    const body = await harness.execute(`{ allOrders { nodes { id notes { text } } } }`, {}, { as: admin });
    expect(body.data.allOrders.nodes[0]).toEqual({ id, notes: [{ text: "one" }] });
  });

  test("are erased with the buyer, and lose their author with the author's account", async () => {
    const settings = { url: harness.databaseUrl, poolSize: 1, waitMs: 5000, preparesStatements: true };
    const logger = createLogger("test", "silent");
    await using database = await openDatabase({ ...ordersDatabase, settings, logger });
    const personalData = new OrdersPersonalData(database);
    const { id } = await harness.checkout();
    await addNote(id, "A nice person.");
    await personalData.erase({ userId: admin.id, email: "admin@example.com" });
    expect(await notesOf(id)).toMatchObject([{ text: "A nice person.", authorName: null }]);
    await personalData.erase({ userId: harness.buyer.id, email: "buyer@example.com" });
    expect(await notesOf(id)).toEqual([]);
  });
});
