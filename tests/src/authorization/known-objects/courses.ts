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

/** Adds lessons to a completed course, so that the course has a next lesson, and locked ones; and edits it as a draft. */
export async function addLessons(admin: Shopper, courseId: string, lesson: string): Promise<void> {
  const lessons = [
    { id: lesson, title: "First" },
    { title: "Second", opensAt: "2099-12-31T00:00:00Z", isPrerequisite: true },
    { title: "Third", opensAfterDays: 7 },
  ];
  await saveOutline(admin, courseId, 1, [{ title: "All of it", lessons }]);
  await admin.get(PublishCourseDocument, { id: courseId });
  const drafted = [
    { id: lesson, title: "Changed", opensAfterDays: 7 },
    { title: "New", opensAt: "2099-12-31T00:00:00Z" },
  ];
  await saveOutline(admin, courseId, 3, [{ title: "Else", lessons: drafted }]);
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
