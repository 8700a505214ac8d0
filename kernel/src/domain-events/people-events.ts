import { z } from "zod";
import { defineEvent } from "./event-definition.js";
import { exampleIds, id } from "./event-fields.js";

const enrollment = z.object({ enrollmentId: id, userId: id, courseId: id, orderId: id });
const enrollmentExample: z.output<typeof enrollment> = {
  enrollmentId: exampleIds.enrollment,
  userId: exampleIds.user,
  courseId: exampleIds.course,
  orderId: exampleIds.order,
};
const ofEnrollments = {
  producer: "courses",
  version: 1,
  key: "userId",
  data: enrollment,
  example: enrollmentExample,
} as const;

export const peopleEvents = {
  "user.registered": defineEvent({
    producer: "accounts",
    version: 1,
    key: "userId",
    description:
      "An account was created. The address may not be verified yet. The event has no name and no address: read them by the id.",
    data: z.object({
      userId: id,
      role: z.enum(["CUSTOMER", "INSTRUCTOR", "ADMIN"]),
      isVerified: z.boolean().describe("Whether the address of the account is verified."),
    }),
    example: { userId: exampleIds.user, role: "CUSTOMER", isVerified: false },
  }),
  "user.deleted": defineEvent({
    producer: "accounts",
    version: 1,
    key: "userId",
    description: "An account was deleted. Delete the person's data in your own systems.",
    data: z.object({ userId: id }),
    example: { userId: exampleIds.user },
  }),
  "enrollment.started": defineEvent({ ...ofEnrollments, description: "A student got access to a course." }),
  "enrollment.completed": defineEvent({
    ...ofEnrollments,
    description: "A student completed every lesson of a course.",
  }),
  "enrollment.ended": defineEvent({
    ...ofEnrollments,
    description: "A student lost the access to a course, for example after a refund.",
  }),
  "course.published": defineEvent({
    producer: "courses",
    version: 1,
    key: "courseId",
    description: "A course can be bought, for the first time or again.",
    data: z.object({ courseId: id, productId: id, slug: z.string(), title: z.string() }),
    example: {
      courseId: exampleIds.course,
      productId: exampleIds.product,
      slug: "weaving-for-beginners",
      title: "Weaving for Beginners",
    },
  }),
} as const;
