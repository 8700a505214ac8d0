import { randomUUID } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { CoursesHarness } from "./testing/courses-harness.js";

let shop: CoursesHarness;
const certificateParts = `number studentName courseTitle completedAt revokedAt url pdfUrl`;
const issueCertificate = `mutation ($input: IssueCertificateInput!) { issueCertificate(input: $input) { __typename
  ... on Certificate { ${certificateParts} } ... on Conflict { field } ... on InvalidInput { fields { path message } } } }`;
const verify = `query ($number: String!) { certificate(number: $number) { ${certificateParts} course { id } } }`;

beforeAll(async () => {
  shop = await CoursesHarness.create();
});

beforeEach(async () => {
  await shop.reset();
  person = shop.person("Ada Lovelace");
});

afterAll(async () => shop[Symbol.asyncDispose]());

let person: TestViewer;
const student = () => person;

async function issue(courseId: string, studentName = "Ada Lovelace"): Promise<any> {
  return (await shop.execute(issueCertificate, { input: { courseId, studentName } }, student())).data.issueCertificate;
}

const seenByStranger = async (number: string): Promise<any> =>
  (await shop.execute(verify, { number })).data.certificate;

/** Returns a course that the student has completed, and the id of its order. */
async function completedCourse() {
  const course = await shop.publishedCourse();
  const orderId = randomUUID();
  await shop.enrollBuyer(student().id, [course.product.id], orderId);
  for (const { id } of course.sections.flatMap(({ lessons }: any) => lessons))
    await shop.execute(`mutation ($id: ID!) { completeLesson(lessonId: $id) { __typename } }`, { id }, student());
  return { course, orderId };
}

/** Returns the answer that a router passes on from the courses service. */
async function pdfOf(path: string) {
  const headers = await shop.serviceContext.serviceTokens.headersFor("router", "courses");
  const answer = await shop.subgraph.streams?.answer({ method: "GET", path, headers, body: null });
  const body = answer?.body instanceof Readable ? (await buffer(answer.body)).toString("latin1") : answer?.body;
  return { status: answer?.status, type: answer?.headers["content-type"], body: body ?? "" };
}

describe("certificates", () => {
  it("are issued to the student, verified by a stranger, and revoked with the enrollment", async () => {
    const { course, orderId } = await completedCourse();
    const issued = await issue(course.id);
    expect(issued).toMatchObject({ __typename: "Certificate", studentName: "Ada Lovelace", revokedAt: null });
    const { number, url, pdfUrl } = issued;
    expect([url, pdfUrl]).toEqual([
      `https://shop.example.com/certificates/${number}`,
      `https://shop.example.com/certificates/${number}/en.pdf`,
    ]);
    const { __typename, ...parts } = issued;
    expect(await seenByStranger(number.toLowerCase())).toEqual({ ...parts, course: { id: course.id } });

    const pdf = await pdfOf(`/certificates/${number}/fr.pdf`);
    expect(pdf).toMatchObject({ status: 200, type: "application/pdf" });
    expect(pdf.body).toContain("/Lang (fr)");
    expect((await pdfOf(`/certificates/${number}/fr.pdf`)).body).toBe(pdf.body);

    await shop.endEnrollments(student().id, [course.product.id], orderId);
    expect(await seenByStranger(number)).toMatchObject({ revokedAt: expect.any(String), pdfUrl: null });
    expect(await pdfOf(`/certificates/${number}/fr.pdf`)).toMatchObject({ status: 404 });
  });

  it("name what is missing", async () => {
    const course = await shop.publishedCourse();
    expect(await issue(course.id)).toEqual({ __typename: "NotFound" });
    await shop.enrollBuyer(student().id, [course.product.id]);
    expect(await issue(course.id)).toEqual({ __typename: "Conflict", field: "courseId" });
    const message = "has characters that cannot be printed: 陳大文";
    expect(await issue(course.id, "陳大文")).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "studentName", message }],
    });
    expect((await issue(course.id, " ")).fields).toEqual([{ path: "studentName", message: "must not be empty" }]);
  });

  it("are exported with the enrollment, and deleted with the person", async () => {
    const { course } = await completedCourse();
    const { number } = await issue(course.id);
    const asAccounts = async (query: string) => {
      const variables = { person: { userId: student().id, email: "ada@example.com" } };
      return (await shop.serviceContext.execute(shop.subgraph, query, variables, { from: "accounts" })).data;
    };
    const { personalData } = await asAccounts(`query ($person: PersonInput!) { personalData(person: $person) }`);
    const certificate = { number, studentName: "Ada Lovelace", issuedAt: expect.any(String) };
    expect(personalData.enrollments).toEqual([expect.objectContaining({ certificate })]);
    await asAccounts(`mutation ($person: PersonInput!) { erasePersonalData(person: $person) }`);
    expect(await seenByStranger(number)).toBeNull();
  });

  it("take the same statements for any number of enrollments", async () => {
    const query = `{ myCourses { certificate { number course { id } } } }`;
    const one = await completedCourse();
    await issue(one.course.id);
    const few = await shop.statementsOf(query, {}, student());
    const another = await completedCourse();
    await issue(another.course.id);
    expect(await shop.statementsOf(query, {}, student())).toBe(few);
  });

  it.each(["0000-0000-0000-0000/en.pdf", "nonsense/en.pdf", "0000-0000-0000-0000/de.pdf"])(
    "have no PDF at %s",
    async (path) => {
      expect(await pdfOf(`/certificates/${path}`)).toMatchObject({ status: 404 });
    },
  );
});
