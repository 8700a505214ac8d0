import { randomUUID } from "node:crypto";
import { CreateCourseDocument, PublishCourseDocument } from "../../generated/operations.js";
import type { Shopper } from "../../test-kit/clients/shopper.js";
import { fail, type KnownObjects } from "./known-objects.js";

const picture = `/media/${"a".repeat(64)}-100x80/100.webp`;

export async function teach(admin: Shopper, instructor: Shopper, owner: Shopper): Promise<KnownObjects> {
  await admin.get(
    `mutation ($avatar: String) { updateProfile(input: { fullName: "Ada Admin", avatar: $avatar }) { __typename } }`,
    { avatar: picture },
  );
  const courseCategory = await category(admin, "Lighting");
  const published = await draft(admin, courseCategory.slug);
  await admin.get(PublishCourseDocument, { id: published.id });
  const another = await draft(instructor);
  await instructor.get(PublishCourseDocument, { id: another.id });
  const free = await draft(instructor, undefined, "0.00");
  await instructor.get(PublishCourseDocument, { id: free.id });
  const own = await draft(owner);
  return {
    course: published.id,
    courseCategory: courseCategory.id,
    doomedCourseCategory: (await category(admin, "Doomed")).id,
    courseProduct: published.productId,
    lesson: published.lessonId,
    draft: own.id,
    draftProduct: own.productId,
    freeCourseProduct: free.productId,
  };
}

async function category(admin: Shopper, name: string): Promise<{ id: string; slug: string }> {
  const { createCourseCategory } = await admin.get(
    `mutation ($input: CreateCourseCategoryInput!) { createCourseCategory(input: $input) { ... on CourseCategory { id slug } } }`,
    { input: { name, description: "They shine." } },
  );
  return createCourseCategory;
}

async function draft(
  teacher: Shopper,
  categorySlug?: string,
  price = "5.00",
): Promise<{ id: string; productId: string; lessonId: string }> {
  const lesson = { title: "First", durationSeconds: 60, isPreview: false, mediaUrl: "/first.mp4", content: "# First" };
  const { createCourse } = await teacher.get(CreateCourseDocument, {
    input: {
      title: "How to light a lamp",
      subtitle: "One match is enough",
      summary: "By and by.",
      description: "Take a **match**.",
      language: "en",
      level: "BEGINNER",
      goals: ["Light a lamp"],
      requirements: ["A lamp"],
      promoUrl: "https://youtu.be/dQw4w9WgXcQ",
      price: { amount: price, currency: "CAD" },
      ...(categorySlug ? { category: categorySlug } : {}),
      thumbnail: picture,
      sections: [{ title: "All of it", lessons: [lesson] }],
    },
  });
  if (createCourse?.__typename !== "Course") return fail(`no course: ${JSON.stringify(createCourse)}`);
  const { course } = await teacher.get(
    `query ($id: ID) { course(id: $id) { product { id } sections { lessons { id } } } }`,
    { id: createCourse.id },
  );
  return { id: createCourse.id, productId: course.product.id, lessonId: course.sections[0].lessons[0].id };
}

/** Text that only the author of a quiz may see until a student has answered. */
export const knownSolution = "known solution";

/**
 * Adds lessons to a completed course, so that the course has a next lesson, and locked ones; and edits it as a draft. The
 * owner has passed the quiz of the first lesson, has answers to mark, and takes another quiz.
 */
export async function addLessons(
  admin: Shopper,
  owner: Shopper,
  { courseId, lesson }: Readonly<Record<"courseId" | "lesson", string>>,
): Promise<KnownObjects> {
  const [question, lamp, choice, match] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const quiz = {
    maxAttempts: 100,
    timeLimitMinutes: 600,
    questions: [
      {
        id: choice,
        kind: "SINGLE_CHOICE",
        text: "?",
        choices: [{ id: match, text: "Match", isCorrect: true }, { text: "Lamp" }],
      },
      { id: lamp, kind: "SHORT_TEXT", text: "?", explanation: "A lamp.", patterns: ["lamp"] },
      { id: question, kind: "FREE_TEXT", text: "?" },
    ],
  };
  const unanswered = {
    timeLimitMinutes: 600,
    questions: [{ kind: "SHORT_TEXT", text: "?", explanation: knownSolution, patterns: [knownSolution] }],
  };
  const answers = [
    { questionId: choice, choiceIds: [match] },
    { questionId: lamp, text: "Lamp" },
    { questionId: question, text: "Because." },
  ];
  const lessons = [
    { id: lesson, title: "First", quiz },
    { title: "Test", quiz: unanswered },
    { title: "Second", opensAt: "2099-12-31T00:00:00Z", isPrerequisite: true },
    { title: "Third", opensAfterDays: 7 },
  ];
  await saveOutline(admin, courseId, 1, [{ title: "All of it", lessons }]);
  await admin.get(PublishCourseDocument, { id: courseId });
  const attempt = await submit(owner, lesson, answers);
  await admin.get(
    `mutation ($input: MarkQuizAttemptInput!) { markQuizAttempt(input: $input) { ... on QuizAttempt { isPassed } } }`,
    { input: { attemptId: attempt, marks: [{ questionId: question, points: 1, comment: "Fine." }] } },
  );
  await submit(owner, lesson, answers);
  const { course } = await admin.get(`query ($id: ID) { course(id: $id) { sections { lessons { id } } } }`, {
    id: courseId,
  });
  const test = course.sections[0].lessons[1].id;
  await owner.get(start, { lessonId: test });
  const drafted = [
    { id: lesson, title: "Changed", opensAfterDays: 7 },
    { id: test, title: "Test" },
    { title: "New", opensAt: "2099-12-31T00:00:00Z" },
  ];
  await saveOutline(admin, courseId, 3, [{ title: "Else", lessons: drafted }]);
  await admin.get(`mutation ($id: ID!) { updateCourse(input: { id: $id, subtitle: "Drafted" }) { __typename } }`, {
    id: courseId,
  });
  return { attempt, question };
}

/** The owner has asked an answered question and an open one below the lesson, and has a note there. */
export async function discuss(admin: Shopper, owner: Shopper, lesson: string): Promise<KnownObjects> {
  const lessonQuestion = await ask(owner, lesson);
  await answer(owner, lessonQuestion);
  await edit(owner, lessonQuestion);
  await edit(admin, await answer(admin, lessonQuestion));
  const doomedAnswer = await answer(admin, lessonQuestion);
  await answer(owner, await ask(owner, lesson));
  return { lessonQuestion, doomedAnswer, lessonNote: await takeNote(owner, lesson) };
}

/** The course has an announcement that stays, and one to delete. */
export async function announce(admin: Shopper, courseId: string): Promise<KnownObjects> {
  const ids: string[] = [];
  for (const subject of ["Matches", "Doomed"]) {
    const { announceToStudents } = await admin.get(
      `mutation ($input: AnnounceToStudentsInput!) { announceToStudents(input: $input) { ... on CourseAnnouncement { id } } }`,
      { input: { courseId, subject, text: "Bring one." } },
    );
    ids.push(announceToStudents.id);
  }
  return { doomedAnnouncement: ids[1] ?? "" };
}

async function takeNote(author: Shopper, lessonId: string): Promise<string> {
  const save = `mutation ($input: SaveLessonNoteInput!) { saveLessonNote(input: $input) { ... on LessonNote { id } } }`;
  const note = { lessonId, text: "A match.", seconds: 7 };
  const { saveLessonNote } = await author.get(save, { input: note });
  await author.get(save, { input: { ...note, id: saveLessonNote.id, text: "Two matches." } });
  return saveLessonNote.id;
}

async function ask(author: Shopper, lessonId: string): Promise<string> {
  const { askLessonQuestion } = await author.get(
    `mutation ($input: AskLessonQuestionInput!) { askLessonQuestion(input: $input) { ... on LessonQuestion { id } } }`,
    { input: { lessonId, text: "Why?" } },
  );
  return askLessonQuestion.id;
}

async function answer(author: Shopper, questionId: string): Promise<string> {
  const { answerLessonQuestion } = await author.get(
    `mutation ($input: AnswerLessonQuestionInput!) {
      answerLessonQuestion(input: $input) { ... on LessonQuestion { answers { id } } } }`,
    { input: { questionId, text: "Because." } },
  );
  return answerLessonQuestion.answers.at(-1).id;
}

async function edit(author: Shopper, id: string): Promise<void> {
  await author.get(`mutation ($input: EditLessonPostInput!) { editLessonPost(input: $input) { __typename } }`, {
    input: { id, text: "Edited." },
  });
}

const start = `mutation ($lessonId: ID!) { startQuizAttempt(lessonId: $lessonId) { ... on QuizAttempt { id } } }`;

async function submit(owner: Shopper, lessonId: string, answers: readonly object[]): Promise<string> {
  const { startQuizAttempt } = await owner.get(start, { lessonId });
  const { submitQuizAttempt } = await owner.get(
    `mutation ($input: AnswerQuizInput!) { submitQuizAttempt(input: $input) { ... on QuizAttempt { id } } }`,
    { input: { attemptId: startQuizAttempt.id, answers } },
  );
  return submitQuizAttempt.id;
}

async function saveOutline(
  admin: Shopper,
  courseId: string,
  expectedVersion: number,
  sections: readonly object[],
): Promise<void> {
  const { saveCurriculum } = await admin.get(
    `mutation ($input: SaveCurriculumInput!) { saveCurriculum(input: $input) { __typename ... on Problem { message } } }`,
    { input: { courseId, expectedVersion, sections } },
  );
  if (saveCurriculum.__typename !== "Course") fail(`no saved outline: ${JSON.stringify(saveCurriculum)}`);
}
