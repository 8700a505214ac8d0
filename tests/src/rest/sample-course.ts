import { randomUUID } from "node:crypto";
import { CreateCourseDocument, PublishCourseDocument } from "../generated/operations.js";
import { rest } from "../test-kit/clients/rest-client.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import type { TestShop } from "../test-kit/shop/test-shop.js";

/** A published course with a student, and its instructor. */
export interface SampleCourse {
  readonly instructor: Shopper;
  readonly courseId: string;
  /** A lesson without a quiz. */
  readonly lessonId: string;
  /** A lesson with the questions below. */
  readonly quizLessonId: string;
  readonly choiceQuestionId: string;
  readonly rightChoiceId: string;
  readonly wrongChoiceId: string;
  readonly freeTextQuestionId: string;
}

/** Publishes a course of two lessons, and enrolls a student by REST. */
export async function sampleCourse(shop: TestShop, student: Shopper): Promise<SampleCourse> {
  const instructor = await shop.instructor();
  const ids = {
    choiceQuestionId: randomUUID(),
    rightChoiceId: randomUUID(),
    wrongChoiceId: randomUUID(),
    freeTextQuestionId: randomUUID(),
  };
  const choices = [
    { id: ids.rightChoiceId, text: "Match", isCorrect: true },
    { id: ids.wrongChoiceId, text: "Lamp" },
  ];
  const quiz = {
    passPercent: 50,
    maxAttempts: 3,
    questions: [
      { id: ids.choiceQuestionId, kind: "SINGLE_CHOICE" as const, text: "What lights a lamp?", points: 2, choices },
      { id: ids.freeTextQuestionId, kind: "FREE_TEXT" as const, text: "Why?" },
    ],
  };
  const lessons = [
    { title: "Read", content: "# Read" },
    { title: "Test", quiz },
  ];
  const input = { title: "How to light a lamp", price: { amount: "5.00", currency: "CAD" }, categories: [] };
  const { createCourse } = await instructor.get(CreateCourseDocument, {
    input: { ...input, sections: [{ title: "All", lessons }] },
  });
  if (createCourse?.__typename !== "Course") throw new Error(JSON.stringify(createCourse));
  const { id: courseId } = createCourse;
  await instructor.get(PublishCourseDocument, { id: courseId });
  const address = `/api/courses/${courseId}`;
  const { body } = await rest<{ sections: [{ lessons: { id: string }[] }] }>(instructor, "GET", `${address}/lessons`);
  const [read, test] = body.sections[0].lessons;
  const students = [{ email: student.email }];
  const { status } = await rest(instructor, "POST", `${address}/students`, { body: { students } });
  if (status !== 200) throw new Error(`the student is not enrolled: ${status}`);
  return { instructor, courseId, lessonId: read?.id ?? "", quizLessonId: test?.id ?? "", ...ids };
}
