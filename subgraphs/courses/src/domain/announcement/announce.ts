import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { lineRule, textRule } from "@souk/kernel/errors/text-rules";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";
import { mayManage } from "../course/course-access.js";
import type { CourseStore } from "../course/course-store.js";
import type { EnrollmentStore } from "../enrollment/enrollment-store.js";
import { mayAnnounce, type AddedAnnouncement, type AnnouncementStore } from "./announcement.js";

export interface AnnounceDependencies {
  readonly courses: Pick<CourseStore, "findCourse">;
  readonly enrollments: Pick<EnrollmentStore, "countStudents">;
  readonly announcements: AnnouncementStore;
  readonly clock: Clock;
  readonly newId: () => string;
}

export interface AnnouncementInput {
  readonly courseId: string;
  /** Chosen by the client, so that a repeated request adds nothing. */
  readonly id?: string | null;
  readonly subject: string;
  readonly text: string;
}

export type AnnounceOutcome =
  | AddedAnnouncement
  | { readonly kind: "notFound"; readonly id: string }
  /** The course is a draft, or archived without students. */
  | { readonly kind: "noStudents" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface DeleteAnnouncementOutcome {
  readonly kind: "deleted" | "notFound";
  readonly id: string;
}

/** The rules of mails apply, so that each announcement can be mailed. */
export const announcementRule = z.object({
  id: z.uuid("must be a UUID").toLowerCase().nullish(),
  subject: lineRule(200),
  text: textRule(5000),
});

/** Writes to all students of a course, in the course and by mail. For its instructor and admins. */
export function announceToStudents({ courses, enrollments, announcements, clock, newId }: AnnounceDependencies) {
  return async (
    { courseId, ...input }: AnnouncementInput,
    viewer: Viewer,
    action: AdminAction | null,
  ): Promise<AnnounceOutcome> => {
    const course = isUuid(courseId) ? await courses.findCourse("id", courseId) : null;
    if (viewer.kind !== "user" || !course || !mayManage(viewer, course)) return { kind: "notFound", id: courseId };
    const checked = checkInput(announcementRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const [students] = await enrollments.countStudents([course.id], null);
    if (!mayAnnounce(course.status, students?.count ?? 0)) return { kind: "noStudents" };
    const { subject, text } = checked.value;
    const id = checked.value.id ?? newId();
    const jobs = auditJobs(action, {
      targetType: "CourseAnnouncement",
      targetId: id,
      before: null,
      after: { courseId: course.id, subject },
    });
    return announcements.announce({
      id,
      courseId: course.id,
      authorId: viewer.id,
      subject,
      text,
      at: clock.now(),
      jobs,
    });
  };
}

/** Deletes an announcement, and stops its mails that were not handed to notifications yet. For instructors and admins. */
export function deleteAnnouncement({ announcements, clock }: Pick<AnnounceDependencies, "announcements" | "clock">) {
  return async (id: string, viewer: Viewer, action: AdminAction | null): Promise<DeleteAnnouncementOutcome> => {
    const announcement = isUuid(id) ? await announcements.findAnnouncement(id) : null;
    if (!announcement || !mayManage(viewer, announcement)) return { kind: "notFound", id };
    const { courseId, subject } = announcement;
    const jobs = auditJobs(action, {
      targetType: "CourseAnnouncement",
      targetId: announcement.id,
      before: { courseId, subject },
      after: null,
    });
    const isDeleted = await announcements.deleteAnnouncement(announcement.id, clock.now(), jobs);
    return { kind: isDeleted ? "deleted" : "notFound", id };
  };
}
