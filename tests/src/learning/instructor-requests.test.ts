import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../test-kit/clients/eventually.js";
import { mailsTo, type Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

const motivation = "Twenty years of weaving, and nobody to tell.";
const requestRole = `mutation ($motivation: String!) { requestInstructorRole(input: { motivation: $motivation }) {
  __typename ... on InstructorRequest { id state applicant { id } } ... on Problem { code message } ... on InvalidInput { fields { path } } } }`;
const approve = `mutation ($id: ID!) { approveInstructorRequest(id: $id) {
  __typename ... on InstructorRequest { state decidedAt } ... on Problem { code message } } }`;
const reject = `mutation ($id: ID!, $reason: String!) { rejectInstructorRequest(id: $id, reason: $reason) {
  __typename ... on InstructorRequest { state reason } ... on Problem { code } ... on InvalidInput { fields { path } } } }`;
const mine = `{ me { role instructorRequest { id state motivation reason } } }`;
const createCourse = `mutation { createCourse(input: { title: "Weaving", price: { amount: "5.00", currency: "CAD" } }) { __typename } }`;

let shop: TestShop;
let admin: Shopper;

beforeAll(async () => {
  shop = await TestShop.create();
  admin = await shop.admin();
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function request(who: Shopper, text = motivation): Promise<any> {
  return (await who.get(requestRole, { motivation: text })).requestInstructorRole;
}

async function mailOf(who: Shopper, subject: string): Promise<string> {
  return eventually(async () => {
    const mail = (await mailsTo(shop.client, who.email)).find((each) => each.subject === subject);
    if (!mail) throw new Error(`no mail "${subject}"`);
    return mail.text;
  });
}

test("S4-42: a customer requests the role, an admin approves, and after the next refresh the customer creates a course", async () => {
  const applicant = await shop.signUp();
  expect((await applicant.get(mine)).me).toEqual({ role: "CUSTOMER", instructorRequest: null });
  const { id, ...requested } = await request(applicant, `  ${motivation} `);
  expect(requested).toEqual({ __typename: "InstructorRequest", state: "OPEN", applicant: { id: applicant.id } });
  expect((await applicant.get(mine)).me.instructorRequest).toEqual({ id, state: "OPEN", motivation, reason: null });

  const list = `{ instructorRequests(filter: { state: OPEN }, first: 100) { nodes { id motivation applicant { email } } } }`;
  const { nodes } = (await admin.get(list)).instructorRequests;
  expect(nodes).toContainEqual({ id, motivation, applicant: { email: applicant.email } });
  const { approveInstructorRequest } = await admin.get(approve, { id });
  expect(approveInstructorRequest).toMatchObject({ state: "APPROVED", decidedAt: expect.any(String) });

  expect(await mailOf(applicant, "You are now an instructor")).toContain("you can now create courses");
  expect((await applicant.execute(createCourse)).errors[0]?.extensions.code).toBe("FORBIDDEN");
  const refresh = `mutation ($token: String) { refreshSession(refreshToken: $token) { ... on SignedIn { accessToken } } }`;
  const { refreshSession } = await shop.client.get(refresh, { token: applicant.refreshToken });
  const instructor = shop.client.signedIn(refreshSession.accessToken);
  expect((await instructor.get(createCourse)).createCourse.__typename).toBe("Course");
  expect((await instructor.get(requestRole, { motivation })).requestInstructorRole.code).toBe("CONFLICT");
});

test("a rejected customer can read the reason and request again", async () => {
  const applicant = await shop.signUp();
  const { id } = await request(applicant);
  expect((await admin.get(reject, { id, reason: " " })).rejectInstructorRequest.fields).toEqual([{ path: "reason" }]);
  const { rejectInstructorRequest } = await admin.get(reject, { id, reason: "Tell us what you have taught." });
  expect(rejectInstructorRequest).toMatchObject({ state: "REJECTED", reason: "Tell us what you have taught." });
  const subject = "Your application to become an instructor was declined";
  expect(await mailOf(applicant, subject)).toContain("Tell us what you have taught.");
  expect((await applicant.get(mine)).me).toMatchObject({ role: "CUSTOMER", instructorRequest: { state: "REJECTED" } });
  expect((await request(applicant)).state).toBe("OPEN");
  expect((await applicant.get(mine)).me.instructorRequest.state).toBe("OPEN");
});

test("a customer has one open request at a time, also with concurrent requests", async () => {
  const applicant = await shop.signUp();
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => request(applicant)));
  expect(outcomes.filter(({ state }) => state === "OPEN")).toHaveLength(1);
  expect(outcomes.filter(({ code }) => code === "CONFLICT")).toHaveLength(4);
});

test("when an approval and a rejection are concurrent, one of them wins", async () => {
  const applicant = await shop.signUp();
  const { id } = await request(applicant);
  const [approved, rejected] = await Promise.all([
    admin.get(approve, { id }),
    admin.get(reject, { id, reason: "too late" }),
  ]);
  const outcomes = [approved.approveInstructorRequest, rejected.rejectInstructorRequest];
  expect(outcomes.filter(({ code }) => code === "CONFLICT")).toHaveLength(1);
  const { role, instructorRequest } = (await applicant.get(mine)).me;
  expect([role, instructorRequest.state]).toEqual(
    outcomes[0].state === "APPROVED" ? ["INSTRUCTOR", "APPROVED"] : ["CUSTOMER", "REJECTED"],
  );
});

test.each([
  ["too short", "I can."],
  ["too long", "x".repeat(2001)],
  ["with a NUL", `${motivation}\0`],
])("a motivation that is %s is InvalidInput", async (_what, text) => {
  expect((await request(await shop.signUp(), text)).fields).toEqual([{ path: "motivation" }]);
});

test("an account that cannot sign in does not become an instructor", async () => {
  const applicant = await shop.signUp();
  const { id } = await request(applicant);
  await admin.get(`mutation { deactivateUser(id: "${applicant.id}", reason: "spam") { __typename } }`);
  expect((await admin.get(approve, { id })).approveInstructorRequest.code).toBe("CONFLICT");
  expect((await request(applicant)).code).toBe("CONFLICT");
});

test.each(["00000000-0000-4000-8000-000000000000", "x"])("there is no request %s", async (id) => {
  expect((await admin.get(approve, { id })).approveInstructorRequest.code).toBe("NOT_FOUND");
  expect((await admin.get(reject, { id, reason: "none" })).rejectInstructorRequest.code).toBe("NOT_FOUND");
});
