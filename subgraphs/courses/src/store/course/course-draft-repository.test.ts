import { expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { DetailsChange } from "../../domain/course/course-change.js";
import { bareCourse } from "../../testing/bare-course.js";
import { coursesDatabase } from "../database-definition.js";
import { CourseDraftRepository } from "./course-draft-repository.js";
import { CourseRepository } from "./course-repository.js";

const at = new Date("2026-02-01T10:00:00.000Z");
const auditOf = () => [];

test("details that are saved while drafts are published, 10 times: each is published once, and none is lost", async () => {
  await using opened = await openTestDatabase("courses", coursesDatabase);
  const courses = new CourseRepository(opened.database);
  const drafts = new CourseDraftRepository(opened.database);
  const save = (id: string, draft: DetailsChange) => courses.changeCourse(id, { change: {}, draft, at, auditOf });
  const publish = async (id: string) => {
    const [draft] = await drafts.draftsOfCourses([id]);
    const { version } = (await courses.findCourse("id", id)) ?? { version: 0 };
    return draft && drafts.endDraft({ draft, expectedVersion: version, publish: true, at, auditOf });
  };
  for (let round = 0; round < 10; round += 1) {
    const course = bareCourse();
    const { id } = course;
    await courses.insertCourse({ course, categories: [], sections: [], jobs: [] });
    const changes: DetailsChange[] = [
      { title: "Looms" },
      { summary: "New" },
      { thumbnail: "a".repeat(64) },
      { details: { subtitle: "Sub" } },
      { details: { goals: ["Weave"] } },
    ];
    const inTurn = async (steps: readonly (() => Promise<unknown>)[]) => {
      for (const step of steps) await step();
    };
    await Promise.all([
      inTurn(changes.map((change) => () => save(id, change))),
      ...[1, 2, 3].map(() => inTurn(changes.map(() => () => publish(id)))),
    ]);
    await publish(id);
    expect(await courses.findCourse("id", id)).toMatchObject({
      title: "Looms",
      summary: "New",
      thumbnail: "a".repeat(64),
      details: { subtitle: "Sub", goals: ["Weave"] },
    });
    expect(await drafts.draftsOfCourses([id])).toEqual([]);
  }
});
