import { checkInput } from "@souk/kernel/errors/invalid-field";
import type { ImportOutcome, RecordToImport } from "@souk/kernel/imports/import-record";
import { idRule, refused, timeRule } from "@souk/kernel/imports/import-rules";
import { z } from "zod";
import type { CourseStore } from "../course/course-store.js";
import type { EnrollmentStore } from "../enrollment/enrollment-store.js";

const rule = z.object({
  userId: idRule,
  courseId: idRule,
  /** Null for a course that the other system gave without a payment. */
  orderId: idRule.nullish(),
  enrolledAt: timeRule,
  /** Each as the places of its section and of itself in it, from 0. */
  completedLessons: z.array(z.tuple([z.int(), z.int()])).nullish(),
});

/** Enrolls a user in a course, by an imported order or without one; without a mail, with the completed lessons. */
export function importEnrollment({
  courses,
  enrollments,
}: {
  readonly courses: CourseStore;
  readonly enrollments: EnrollmentStore;
}) {
  return async ({ id: enrollmentId, data, dryRun }: RecordToImport): Promise<ImportOutcome> => {
    const checked = checkInput<z.infer<typeof rule>>(rule, data);
    if (!checked.ok) return { kind: "REFUSED", fields: checked.fields };
    if (dryRun) return { kind: "CREATED", id: enrollmentId };
    const { userId, courseId, orderId, enrolledAt, completedLessons } = checked.value;
    const course = await courses.findCourse("id", courseId);
    if (!course) return refused("courseId", "is not a course");
    const [before] = await enrollments.findEnrollments(userId, [courseId]);
    const { productId, title: courseTitle, slug: courseSlug } = course;
    const isOpen = await enrollments.enroll({
      userId,
      orderId: orderId ?? enrollmentId,
      enrolledAt,
      enrollments: [{ id: enrollmentId, productId, courseId, courseTitle, courseSlug }],
      isImported: true,
      isGranted: orderId == null,
    });
    if (!isOpen) return { kind: "SKIPPED", id: null, reason: "the enrollment has ended" };
    const outline = await courses.sectionsOfCourses([courseId]);
    for (const [section, place] of completedLessons ?? []) {
      const lessonId = outline[section]?.lessons[place]?.id;
      if (lessonId !== undefined) await enrollments.completeLesson({ userId, lessonId, at: enrolledAt });
    }
    return { kind: before ? "UPDATED" : "CREATED", id: enrollmentId };
  };
}
