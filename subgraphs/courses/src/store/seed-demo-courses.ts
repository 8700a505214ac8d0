import { demoCourses } from "@souk/demo/courses";
import { demoCourseCategories, type DemoCourseCategory } from "@souk/demo/course-categories";
import { demoOrders } from "@souk/demo/orders";
import { demoUsers } from "@souk/demo/users";
import type { Database } from "@souk/kernel/database/database";
import { insertRows, seedOnce } from "@souk/kernel/database/seed-once";
import { CourseEntity } from "./course/course-entity.js";

/** Seeds the demo shop's courses and their enrollments. */
export async function seedDemoCourses(database: Database): Promise<void> {
  await seedOnce(database, "demo", async (manager) => {
    await insertRows(manager, "course_categories", demoCourseCategories.map(categoryRow));
    await manager.insert(CourseEntity, demoCourses.map(courseRow));
    await insertRows(manager, "course_sections", demoCourses.flatMap(sectionRows));
    await insertRows(manager, "lessons", demoCourses.flatMap(lessonRows));
    await insertRows(manager, "course_purchases", demoOrders.flatMap(purchaseRows));
    await insertRows(manager, "enrollments", demoOrders.flatMap(enrollmentRows));
    await insertRows(manager, "completed_lessons", demoOrders.flatMap(completedLessonRows));
  });
  await seedOnce(database, "demo certificates", async (manager) =>
    insertRows(manager, "certificates", demoOrders.flatMap(certificateRows)),
  );
  // earlier versions seeded addresses that the router no longer serves
  await seedOnce(database, "demo files", async (manager) => {
    await manager.query(
      `update lessons lesson set media_url = null, media_file_id = seeded.media_file_id
       from jsonb_populate_recordset(null::lessons, $1) seeded
       where lesson.id = seeded.id and lesson.media_url like '/demo/slides/%'`,
      [
        JSON.stringify(
          demoCourses.flatMap(lessonRows).map(({ id, mediaFileId }) => ({ id, media_file_id: mediaFileId })),
        ),
      ],
    );
  });
}

type DemoCourse = (typeof demoCourses)[number];
type DemoOrder = (typeof demoOrders)[number];

function courseRow(course: DemoCourse): CourseEntity {
  const { id, productId, instructorId, slug, title, summary, description, status, sections } = course;
  const { subtitle, level, goals, requirements } = course;
  return {
    id,
    productId,
    instructorId,
    slug,
    title,
    summary,
    status,
    thumbnail: null,
    description,
    details: { subtitle, level, goals, requirements, language: "en", promoUrl: null },
    // the video of the first lesson, which is public as well
    promoFileId: sections[0]?.lessons[0]?.mediaFileId ?? null,
    archivedFrom: null,
    version: 1,
    priceRevision: 0,
    categories: [...course.categorySlugs],
    categoryId: categoryOf(course),
    createdAt: new Date(course.createdAt),
    custom: {},
  };
}

function categoryRow(category: DemoCourseCategory) {
  return { ...category, createdAt: new Date(0) };
}

function categoryOf({ courseCategorySlug }: DemoCourse): string {
  const category = demoCourseCategories.find(({ slug }) => slug === courseCategorySlug);
  if (!category) throw new Error(`no demo course category ${courseCategorySlug}`);
  return category.id;
}

function sectionRows({ id: courseId, sections }: DemoCourse) {
  return sections.map(({ id, title }, position) => ({ id, courseId, title, position }));
}

function lessonRows({ id: courseId, sections }: DemoCourse) {
  return sections.flatMap(({ id: sectionId, lessons }) =>
    lessons.map(({ id, title, durationSeconds, isPreview, mediaFileId, fileName, content }, position) => {
      const fileKind = fileName.endsWith(".mp4") ? "VIDEO" : "FILE";
      const lesson = { id, title, durationSeconds, isPreview, mediaFileId, fileKind, content };
      return { ...lesson, sectionId, courseId, position };
    }),
  );
}

function enrollmentRows({ id: orderId, customerId: userId, enrollments }: DemoOrder) {
  return enrollments.map(({ id, courseId, enrolledAt, completedAt }) => ({
    id,
    userId,
    courseId,
    orderId,
    enrolledAt: new Date(enrolledAt),
    completedAt: completedAt === null ? null : new Date(completedAt),
    endedAt: null,
  }));
}

/** Returns one certificate for each completed course: `DEM0-0000-0000-0102` for that of order ORD-102. */
function certificateRows({ number, customerId: userId, enrollments }: DemoOrder) {
  const studentName = demoUsers.find(({ id }) => id === userId)?.fullName ?? "";
  return enrollments.flatMap(({ courseId, completedAt }) =>
    completedAt === null
      ? []
      : {
          number: `DEM0-0000-0000-0${number.slice(-3)}`,
          userId,
          courseId,
          studentName,
          courseTitle: courseOf(courseId).title,
          issuedAt: new Date(completedAt),
        },
  );
}

function purchaseRows({ id: orderId, customerId: userId, enrollments }: DemoOrder) {
  return enrollments.map(({ courseId }) => ({
    orderId,
    productId: courseOf(courseId).productId,
    userId,
    endedAt: null,
  }));
}

function courseOf(courseId: string): DemoCourse {
  const course = demoCourses.find(({ id }) => id === courseId);
  if (!course) throw new Error(`no demo course ${courseId}`);
  return course;
}

/** Returns completions in course order, a minute apart, because the demo orders have no times for them. */
function completedLessonRows({ enrollments }: DemoOrder) {
  return enrollments.flatMap(({ id: enrollmentId, courseId, enrolledAt, completedLessonIds }) =>
    completedLessonIds.map((lessonId, index) => ({
      enrollmentId,
      lessonId,
      courseId,
      completedAt: new Date(Date.parse(enrolledAt) + (index + 1) * 60_000),
    })),
  );
}
