import { randomUUID } from "node:crypto";
import type { Database } from "@souk/kernel/database/database";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { Course } from "../domain/course/course.js";
import type { NewEnrollment } from "../domain/enrollment/enrollment-store.js";
import { CourseRepository } from "../store/course/course-repository.js";
import { coursesDatabase } from "../store/database-definition.js";
import { EnrollmentRepository } from "../store/enrollment/enrollment-repository.js";
import { GrantRepository } from "../store/enrollment/grant-repository.js";
import { LessonPositionRepository } from "../store/enrollment/lesson-position-repository.js";
import { bareCourse } from "./bare-course.js";
import { bareLesson } from "./bare-lesson.js";

/** The time of all enrollments and completions. */
export const at = new Date("2026-02-01T10:00:00.000Z");

/** Test harness: courses and enrollments in a database of their own, for one student at a time. */
export class TestEnrollments implements AsyncDisposable {
  readonly database: Database;
  readonly courses: CourseRepository;
  readonly store: EnrollmentRepository;
  readonly grants: GrantRepository;
  readonly positions: LessonPositionRepository;
  /** The student; a test may assign another one. */
  userId: string = randomUUID();

  private constructor(private readonly testDatabase: Awaited<ReturnType<typeof openTestDatabase>>) {
    this.database = testDatabase.database;
    this.courses = new CourseRepository(this.database);
    this.store = new EnrollmentRepository(this.database);
    this.grants = new GrantRepository(this.database);
    this.positions = new LessonPositionRepository(this.database);
  }

  static async open(): Promise<TestEnrollments> {
    return new TestEnrollments(await openTestDatabase("courses", coursesDatabase));
  }

  query(sql: string, values: unknown[] = []): Promise<any[]> {
    return this.database.manager.query(sql, values);
  }

  /** Creates a published course with these lessons. */
  async aCourse(slug: string, lessonIds: string[]): Promise<Course> {
    const course = bareCourse({ slug, createdAt: at });
    const lessons = lessonIds.map((lessonId) => ({ ...bareLesson, id: lessonId, content: null }));
    const sections = [{ id: randomUUID(), title: "All", lessons }];
    await this.courses.insertCourse({ course, categories: [], sections, jobs: [] });
    return course;
  }

  enroll(...courses: Course[]): Promise<boolean> {
    return this.enrollBy(randomUUID(), ...courses);
  }

  enrollBy(orderId: string, ...courses: Course[]): Promise<boolean> {
    const { userId } = this;
    return this.store.enroll({ userId, orderId, enrolledAt: at, enrollments: courses.map(newEnrollment) });
  }

  /** Grants the course to the student, and returns whether they were not enrolled before. */
  async grant(course: Course, endsAt: Date | null = null): Promise<boolean> {
    const students = [{ id: randomUUID(), userId: this.userId, endsAt }];
    const granted = await this.grants.grant({ course, enrolledAt: at, students, jobsOf: () => [] });
    return granted.has(this.userId);
  }

  end(orderId: string, ...ended: Course[]): Promise<void> {
    const { userId } = this;
    const productIds = ended.map(({ productId }) => productId);
    return this.store.endEnrollments({ userId, orderId, productIds, endedAt: at });
  }

  async coursesOfUser(): Promise<string[]> {
    return (await this.store.listEnrollments(this.userId, 500)).map(({ courseId }) => courseId);
  }

  /** Returns the queued mail notices for the student. */
  async notices(): Promise<{ userId: string; enrollmentId: string }[]> {
    const rows = await this.query(`select payload->'data' as data from graphile_worker._private_jobs`);
    return rows.map(({ data }) => data).filter((data) => data.userId === this.userId);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.testDatabase[Symbol.asyncDispose]();
  }
}

export const newEnrollment = ({ id, productId, title, slug }: Course): NewEnrollment => ({
  id: randomUUID(),
  productId,
  courseId: id,
  courseTitle: title,
  courseSlug: slug,
});
