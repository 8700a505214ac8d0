import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { eventually } from "../../test-kit/clients/eventually.js";
import { buy } from "../../test-kit/data/buying.js";
import type { Shopper } from "../../test-kit/clients/shopper.js";
import type { TestShop } from "../../test-kit/shop/test-shop.js";
import { money, picture, type AdminAction } from "./admin-action.js";

/** Creates the objects that admin actions need, in a running shop. */
export class AuditLogFixtures {
  constructor(
    readonly shop: TestShop,
    readonly admin: Shopper,
  ) {}

  async picturedProduct(): Promise<{ id: string; images: string[] }> {
    const { id } = await this.shop.product();
    const add = (name: string): string =>
      `addProductImage(input: { productId: "${id}", url: "${picture(name).url}" }) { ... on Product { images { id } } }`;
    const { second } = await this.admin.get(`mutation { first: ${add("1")} second: ${add("2")} }`);
    return { id, images: second.images.map((image: { id: string }) => image.id) };
  }

  async paidOrder(): Promise<{ id: string; productId: string; buyer: Shopper }> {
    const [buyer, product] = await Promise.all([this.shop.signUp(), this.shop.product()]);
    const { id } = await buy(buyer, product.id);
    return { id, productId: product.id, buyer };
  }

  /** The parcel of a paid order that has not been sent yet. */
  async parcel(): Promise<Record<"id" | "trackingNumber" | "orderId" | "productId", string>> {
    const { id: orderId, productId, buyer } = await this.paidOrder();
    const query = `query ($id: ID) { order(id: $id) { shipments { id trackingNumber } } }`;
    const parcel = await eventually(async () => {
      const [made] = (await buyer.get(query, { id: orderId })).order.shipments;
      expect(made).toBeDefined();
      return made;
    });
    return { ...parcel, orderId, productId };
  }

  /** An instructor's draft course with a lesson. */
  async instructorsCourse(): Promise<string> {
    const sections = `[{ title: "All", lessons: [{ title: "One" }] }]`;
    const create = `mutation { createCourse(input: { title: "Theirs", price: ${money("5.00")}, sections: ${sections} }) { ... on Course { id } } }`;
    return (await (await this.shop.instructor()).get(create)).createCourse.id;
  }

  /** An essay in the quiz of an instructor's course, which a student has taken for free. */
  async attemptToMark(): Promise<{ attemptId: string; questionId: string }> {
    const [instructor, student] = [await this.shop.instructor(), await this.shop.signUp()];
    const questionId = randomUUID();
    const quiz = `{ questions: [{ id: "${questionId}", kind: FREE_TEXT, text: "Why?" }] }`;
    const sections = `[{ title: "All", lessons: [{ title: "One", quiz: ${quiz} }] }]`;
    const created = `createCourse(input: { title: "Theirs", price: ${money("0.00")}, sections: ${sections} }) {
      ... on Course { id product { id } sections { lessons { id } } } }`;
    const { createCourse: course } = await instructor.get(`mutation { ${created} }`);
    await instructor.get(`mutation { publishCourse(id: "${course.id}") { __typename } }`);
    await student.get(
      `mutation { enrollForFree(input: { productId: "${course.product.id}", idempotencyKey: "free" }) { __typename } }`,
    );
    const lessonId = course.sections[0].lessons[0].id;
    const attemptId = await eventually(async () => {
      const query = `mutation { startQuizAttempt(lessonId: "${lessonId}") { ... on QuizAttempt { id } } }`;
      const { startQuizAttempt } = await student.get(query);
      expect(startQuizAttempt.id).toEqual(expect.any(String));
      return startQuizAttempt.id;
    });
    const answers = `[{ questionId: "${questionId}", text: "Because." }]`;
    await student.get(
      `mutation { submitQuizAttempt(input: { attemptId: "${attemptId}", answers: ${answers} }) { __typename } }`,
    );
    return { attemptId, questionId };
  }

  /** A question of an instructor below a lesson of their own course. */
  async lessonQuestion(): Promise<{ id: string; lessonId: string; authorId: string }> {
    const instructor = await this.shop.instructor();
    const lessons = `sections: [{ title: "All", lessons: [{ title: "One" }] }]`;
    const create = `createCourse(input: { title: "Theirs", price: ${money("5.00")}, ${lessons} })`;
    const { createCourse } = await instructor.get(
      `mutation { ${create} { ... on Course { sections { lessons { id } } } } }`,
    );
    const lessonId: string = createCourse.sections[0].lessons[0].id;
    const ask = `mutation { askLessonQuestion(input: { lessonId: "${lessonId}", text: "Why?" }) { ... on LessonQuestion { id } } }`;
    return { id: (await instructor.get(ask)).askLessonQuestion.id, lessonId, authorId: instructor.id };
  }

  async instructorRequest(): Promise<{ id: string; targetId: string }> {
    const customer = await this.shop.signUp();
    const input = `{ motivation: "Twenty years of weaving, and nobody to tell." }`;
    const request = `mutation { requestInstructorRole(input: ${input}) { ... on InstructorRequest { id } } }`;
    return { id: (await customer.get(request)).requestInstructorRole.id, targetId: customer.id };
  }

  async failedJob(): Promise<string> {
    const [job] = await this.shop.rows<{ id: string }>(
      "orders",
      `with added as (select (graphile_worker.add_job('resumeRefunds', '{"data": {}}', run_at := now() + interval '1 day')).id)
       select (graphile_worker.reschedule_jobs(array[id], attempts := 25)).id::text from added`,
    );
    return job?.id ?? "";
  }
}

/** Mutations by name, each with an example action. */
export type AdminActions = Readonly<Record<string, (fixtures: AuditLogFixtures) => Promise<AdminAction>>>;
