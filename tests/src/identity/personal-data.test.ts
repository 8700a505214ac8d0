import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { headerNames } from "@souk/kernel/subgraph/graph-request";
import {
  AddPaymentMethodDocument,
  CompleteLessonDocument,
  NotificationsDocument,
  SaveAddressDocument,
  UpdateShipmentDocument,
} from "../generated/operations.js";
import { addToCart, buy, checkOut } from "../test-kit/data/buying.js";
import { cardThat } from "../test-kit/data/cards.js";
import { drainOutboxes, timers } from "../test-kit/data/drained-outboxes.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { createLoadCourses } from "../test-kit/shop/load-shop.js";
import { mailsTo, signUp, testPassword, type Shopper } from "../test-kit/clients/shopper.js";
import { ownerNames } from "../test-kit/data/test-databases.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { tablesOf } from "../test-kit/data/traces.js";
import { writeLearning } from "./write-learning.js";

const exportMyData = `mutation { exportMyData { __typename ... on DataExport { generatedAt data } ... on Problem { code message } } }`;
const deleteMyAccount = `mutation ($password: String!) { deleteMyAccount(input: { password: $password }) {
  __typename ... on AccountDeleted { deletedAt } ... on Problem { code message } } }`;

/** Values that identify a person. Each occurs only in that person's data. */
const person = {
  email: "wilhelmina.quarles@example.com",
  fullName: "Wilhelmina Quarles",
  username: "quarles.w",
  street: "77 Unmistakable Crescent",
  phone: "+1 613 555 0177",
  pictureChecksum: "5ca1ab1e".repeat(8),
};
const shippingAddress = {
  fullName: person.fullName,
  line1: person.street,
  city: "Ottawa",
  postalCode: "K1A 0A1",
  country: "CA",
  phone: person.phone,
};

let shop: TestShop;
let buyer: Shopper;
let orderNumber: string;

/** Creates a person with data in every part of the shop. */
beforeAll(async () => {
  shop = await TestShop.create();
  const admin = await shop.admin();
  buyer = await signUp(shop.client, person.email);
  const { fullName, username, phone, pictureChecksum } = person;
  const profile = { fullName, username, phone, locale: "fr", avatar: `/media/${pictureChecksum}-10x10/10.webp` };
  await buyer.get(`mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename } }`, {
    input: profile,
  });
  await buyer.get(SaveAddressDocument, { input: { address: shippingAddress } });
  await buyer.get(AddPaymentMethodDocument, { input: { paymentType: "CARD", details: cardThat("succeeds") } });
  const [courseProduct = ""] = await createLoadCourses(admin, 1);
  const { id: lamp } = await shop.product({ name: "Lamp" });
  await addToCart(buyer, courseProduct);
  await addToCart(buyer, lamp);
  const order = await checkOut(buyer, { shippingAddress });
  if (order.__typename !== "Order") throw new Error(`nothing was bought: ${JSON.stringify(order)}`);
  orderNumber = order.number;
  await eventually(async () => {
    const { me, order: seen } = await buyer.get(
      `{ me { enrollments { nodes { course { sections { lessons { id } } } } } } order(number: "${orderNumber}") { shipments { id } } }`,
    );
    expect(seen.shipments).toHaveLength(1);
    const [lessonId] = me.enrollments.nodes.flatMap(({ course }: any) => course.sections[0].lessons[0].id);
    await buyer.get(CompleteLessonDocument, { lessonId });
  });
  await writeLearning(shop, buyer.id, person.fullName);
  await addToCart(buyer, lamp, 3);
  const { id: soldOut } = await shop.product({ name: "Sold-out lamp", stock: 0 });
  const stockMail = `mutation ($input: RequestStockMailInput!) { requestStockMail(input: $input) { __typename } }`;
  await shop.client.get(stockMail, { input: { productId: soldOut, email: person.email } });
  await buyer.get(`mutation { addToWishlist(productId: "${soldOut}") { __typename } }`);
  await buyer.get(`mutation ($name: String) { updateWishlist(input: { name: $name }) { __typename } }`, {
    name: person.fullName,
  });
  await eventually(async () => {
    const subjects = (await mailsTo(shop.client, person.email)).map(({ subject }) => subject).join();
    expect(subjects).toContain(orderNumber);
  });
});

afterAll(async () => shop[Symbol.asyncDispose]());

/** Delivers the goods, which completes the order. */
async function deliver(): Promise<void> {
  const admin = await shop.admin();
  const { order } = await buyer.get(`{ order(number: "${orderNumber}") { shipments { trackingNumber } } }`);
  const [{ trackingNumber }] = order.shipments;
  for (const status of ["IN_TRANSIT", "DELIVERED"] as const)
    await admin.get(UpdateShipmentDocument, { input: { trackingNumber, status } });
  await eventually(async () => {
    const seen = await buyer.get(`{ order(number: "${orderNumber}") { status } }`);
    expect(seen.order.status).toBe("COMPLETED");
  });
}

/** Repeats the notifications' periodic deletion at once, as the outbox may do. */
async function forgetAgain(): Promise<void> {
  const query = `mutation ($person: PersonInput!) { erasePersonalData(person: $person) }`;
  const variables = { person: { userId: buyer.id, email: person.email } };
  const headers = {
    [headerNames.serviceName]: "accounts",
    [headerNames.serviceToken]: await shop.serviceToken("accounts", "notifications"),
  };
  const { body } = await shop.executeOnSubgraph("notifications", { query, variables }, headers);
  expect(body).toEqual({ data: { erasePersonalData: true } });
}

/** The places in all databases that contain one of these texts. */
async function placesOf(texts: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    ownerNames.map(async (owner) => {
      const places: string[] = [];
      for (const { table } of await tablesOf(shop, owner)) {
        for (const text of texts) {
          const rows = await shop.rows(owner, `select 1 from ${table} row where row::text ilike $1 limit 1`, [
            `%${text}%`,
          ]);
          if (rows.length > 0) places.push(`${owner} ${table}: ${text}`);
        }
      }
      return places;
    }),
  );
  return found.flat();
}

describe("the personal data of a user", () => {
  test("are exported from every service", async () => {
    const { exportMyData: answer } = await buyer.get(exportMyData);
    expect(answer).toMatchObject({
      __typename: "DataExport",
      generatedAt: expect.any(String),
      data: {
        accounts: {
          profile: [
            {
              email: person.email,
              username: person.username,
              fullName: person.fullName,
              phone: person.phone,
              avatarChecksum: person.pictureChecksum,
              locale: "fr",
              role: "CUSTOMER",
            },
          ],
          addresses: [{ line1: person.street, phone: person.phone }],
          sessions: [expect.objectContaining({ createdAt: expect.any(String) })],
        },
        catalog: {
          wishlist: [{ name: person.fullName, products: [{ product: "Sold-out lamp" }] }],
          stockRequests: [{ address: person.email, product: "Sold-out lamp" }],
        },
        cart: { cartLines: [{ quantity: 3, priceWhenAdded: { currency: "CAD" } }] },
        orders: { orders: [{ number: orderNumber, shippingAddress: { line1: person.street } }] },
        payments: {
          paymentMethods: [{ brand: "Visa", last4: "4242" }],
          payments: [{ orderNumber, status: "SUCCEEDED" }],
        },
        shipping: { shipments: [{ orderNumber, address: { line1: person.street } }] },
        notifications: {
          notifications: expect.arrayContaining([expect.objectContaining({ recipient: person.email })]),
        },
        courses: {
          enrollments: [
            {
              course: "Course 1",
              endsAt: null,
              isGranted: false,
              completedLessons: [{ lesson: "The lesson" }],
              lessonPositions: [{ lesson: "The lesson", seconds: 12 }],
              quizAttempts: [{ answers: [{ answer: person.fullName, fileIds: [expect.any(String)] }] }],
              certificate: { studentName: person.fullName },
            },
          ],
          lessonPosts: [{ text: "Why?" }],
          lessonNotes: [{ text: person.fullName }],
          announcements: [{ subject: "New" }],
        },
        media: { files: [{ name: person.fullName }] },
      },
    });
  });

  test("are only for the user, who needs an account", async () => {
    const [nobody] = (await shop.client.execute(exportMyData)).errors;
    expect(nobody?.extensions.code).toBe("UNAUTHENTICATED");
    const other = await shop.signUp();
    const text = JSON.stringify(await other.get(exportMyData));
    for (const secret of Object.values(person)) expect(text).not.toContain(secret);
  });

  test("are never exported in part: the error names an unavailable service", async () => {
    await using _down = await shop.takeDown("shipping");
    expect((await buyer.get(exportMyData)).exportMyData).toMatchObject({ __typename: "ServiceUnavailable" });
  });
});

describe("an account", () => {
  test.each([
    ["with a wrong password", "wrong", "InvalidCredentials"],
    ["while goods are on their way", testPassword, "Conflict"],
  ])("is not deleted %s", async (_case, password, problem) => {
    const answer = (await buyer.get(deleteMyAccount, { password })).deleteMyAccount;
    expect(answer.__typename).toBe(problem);
    if (problem === "Conflict") expect(answer.message).toContain(orderNumber);
    expect(await buyer.get("{ me { email } }")).toEqual({ me: { email: person.email } });
  });

  test("the account of the last admin cannot be deleted", async () => {
    const admin = await shop.admin();
    const { deleteMyAccount: answer } = await admin.get(deleteMyAccount, { password: "an admin's long password" });
    expect(answer).toMatchObject({ __typename: "Conflict" });
  });

  test("is deleted with all personal data, also in a service that was unavailable; its orders stay", async () => {
    await deliver();
    const before = await placesOf(Object.values(person));
    expect(before.length).toBeGreaterThan(10);
    {
      await using _down = await shop.takeDown("shipping");
      const deleted = await buyer.execute(deleteMyAccount, { password: testPassword });
      expect(deleted.data.deleteMyAccount).toMatchObject({ __typename: "AccountDeleted" });
      expect(deleted.headers.getSetCookie().join()).toMatch(/souk_access=; Max-Age=0/);
    }
    await eventually(async () => {
      expect((await mailsTo(shop.client, person.email)).map(({ subject }) => subject)).toContain(
        // in the language that the user chose
        "Votre compte a été supprimé",
      );
    });
    // also the erasure in each service, which does not wait for the mail
    await drainOutboxes(shop, timers);
    // a mail is deleted an hour after it was sent, or was created if the account was deleted before it could be sent
    await shop.rows(
      "notifications",
      `update notifications set sent_at = sent_at - interval '2 hours', created_at = created_at - interval '2 hours'`,
    );
    await shop.rows("notifications", "update erased_people set erased_at = erased_at - interval '2 days'");
    await forgetAgain();
    expect(await placesOf(Object.values(person))).toEqual([]);
    const withId = (await placesOf([buyer.id])).filter((place) => /^(courses|media) /.test(place));
    // for accounting
    const kept = ["course_purchases", "enrollments"].map((table) => `courses public.${table}: ${buyer.id}`);
    expect(withId).toEqual(kept);
    const books = await (
      await shop.admin()
    ).get(
      `{ order(number: "${orderNumber}") { total { amount } customer { id email } payments { status } shipments { address { country line1 } } } }`,
    );
    expect(books.order).toMatchObject({
      customer: null,
      payments: [{ status: "SUCCEEDED" }],
      shipments: [{ address: { country: "CA", line1: "erased" } }],
    });
    expect((await buyer.execute(NotificationsDocument)).data.notifications?.nodes ?? []).not.toContainEqual(
      expect.objectContaining({ recipient: person.email }),
    );
  });

  test("cannot be used after its deletion: it buys nothing, does not sign in, and its address can sign up again", async () => {
    const { errors } = await buyer.execute(exportMyData);
    expect(errors[0]?.extensions.code).toBe("UNAUTHENTICATED");
    await expect(shop.signIn(person.email, testPassword)).rejects.toThrow("InvalidCredentials");
    const again = await signUp(shop.client, person.email);
    await buy(again, (await shop.product()).id);
    expect((await again.get("{ orders { nodes { number } } }")).orders.nodes).toHaveLength(1);
  });
});
