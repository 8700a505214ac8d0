import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../test-kit/clients/eventually.js";
import { mailsTo, testPassword } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create();
});

afterAll(async () => shop[Symbol.asyncDispose]());

const problem = `__typename ... on Problem { code message }`;

async function answerOf(call: string): Promise<any> {
  return (await shop.client.get(`mutation { answer: ${call} }`)).answer;
}

describe("registering", () => {
  test("reports every invalid field at once", async () => {
    const call = `register(input: { email: "no address", password: "${testPassword}", username: "a b" }) { ${problem} ... on InvalidInput { fields { path } } }`;
    const { code, fields } = await answerOf(call);
    expect([code, fields.map(({ path }: { path: string }) => path)]).toEqual([
      "VALIDATION_FAILED",
      ["email", "username"],
    ]);
  });

  test("with an address in different case is the same account", async () => {
    const { email } = await shop.signUp();
    const call = `register(input: { email: "${email.toUpperCase()}", password: "${testPassword}" }) { ${problem} }`;
    expect((await answerOf(call)).code).toBe("EMAIL_TAKEN");
  });

  test("accepts the mailed code once", async () => {
    const email = `${randomUUID()}@example.com`;
    await answerOf(`register(input: { email: "${email}", password: "${testPassword}" }) { __typename }`);
    const code = await eventually(async () => {
      const [found] = /\b\d{6}\b/.exec((await mailsTo(shop.client, email))[0]?.text ?? "") ?? [];
      if (!found) throw new Error("no mail yet");
      return found;
    });
    const verify = () => answerOf(`verifyEmail(input: { email: "${email}", code: "${code}" }) { ${problem} }`);
    expect((await verify()).__typename).toBe("SignedIn");
    expect((await verify()).code).toBe("VERIFICATION_FAILED");
  });
});
