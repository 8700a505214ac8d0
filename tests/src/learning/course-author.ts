import { CreateCourseDocument, PublishCourseDocument, type CreateCourseInput } from "../generated/operations.js";
import type { Shopper } from "../test-kit/clients/shopper.js";

export const weaving: CreateCourseInput = {
  title: "Weaving on a Small Loom",
  summary: "Warp and weft.",
  price: { amount: "59.00", currency: "CAD" },
  categories: ["crafts"],
  sections: [
    {
      title: "Start",
      lessons: [
        { title: "Hello", isPreview: true, externalUrl: "/media/hello.mp4" },
        { title: "The loom", durationSeconds: 600, externalUrl: "/media/loom.mp4" },
      ],
    },
    { title: "End", lessons: [{ title: "Goodbye" }] },
  ],
};

/** An instructor who creates and publishes courses. */
export class CourseAuthor {
  constructor(readonly instructor: Shopper) {}

  /** Creates a course that has no invalid field. */
  async draft(given?: Partial<CreateCourseInput>) {
    const input = { ...weaving, ...given };
    const { createCourse: course } = await this.instructor.get(CreateCourseDocument, { input });
    if (course?.__typename !== "Course") throw new Error(JSON.stringify(course));
    return course;
  }

  async publish(id: string) {
    return (await this.instructor.get(PublishCourseDocument, { id })).publishCourse;
  }
}
