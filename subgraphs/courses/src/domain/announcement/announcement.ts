import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { PageRequest } from "@souk/kernel/values/page";
import type { CourseStatus } from "../course/course.js";

/** A message to all students of a course. They read it in the course and get a mail. */
export interface Announcement {
  readonly id: string;
  readonly courseId: string;
  readonly subject: string;
  readonly text: string;
  readonly createdAt: Date;
  /** The number of students when it was written. */
  readonly recipientCount: number;
  /** The number of mails that were handed to notifications. */
  readonly mailedCount: number;
  /** True after the mails of all students were handed to notifications. */
  readonly isMailed: boolean;
}

export interface NewAnnouncement extends Pick<Announcement, "id" | "courseId" | "subject" | "text"> {
  readonly authorId: string;
  readonly at: Date;
  readonly jobs: readonly AuditJob[];
}

export type AddedAnnouncement =
  /** A repeated request adds nothing. */
  | { readonly kind: "added"; readonly announcement: Announcement }
  /** The course has had `maxAnnouncementsPerDay`; the next one is possible at `nextAt`. */
  | { readonly kind: "tooMany"; readonly nextAt: Date }
  /** Another announcement has the id, or it was deleted. */
  | { readonly kind: "idTaken" };

/** The enrollment after which the next page of readers begins. */
export interface MailPosition {
  readonly enrolledAt: Date;
  readonly enrollmentId: string;
}

/** The next page of students whose mails were not handed to notifications yet. */
export interface AnnouncementReaders extends Pick<Announcement, "id" | "subject" | "text"> {
  readonly courseTitle: string;
  readonly courseSlug: string;
  /** Null for the first page. */
  readonly after: MailPosition | null;
  readonly readers: readonly (MailPosition & { readonly userId: string })[];
}

/** Maximum number of announcements of a course in 24 hours. */
export const maxAnnouncementsPerDay = 5;

/** Maximum number of students whose mails one run of the job hands over. */
export const readersPerRun = 200;

/** Returns true for a published course, and for an archived one that still has students. A draft has none. */
export function mayAnnounce(status: CourseStatus, studentCount: number): boolean {
  return status === "PUBLISHED" || (status === "ARCHIVED" && studentCount > 0);
}

/** Storage for announcements. Deleted ones are not found. */
export interface AnnouncementStore {
  /** Adds an announcement and the job that mails it. Refuses more than `maxAnnouncementsPerDay`, deleted ones included. */
  announce(announcement: NewAnnouncement): Promise<AddedAnnouncement>;
  findAnnouncement(id: string): Promise<(Announcement & { readonly instructorId: string }) | null>;
  /** Deletes the text, and ends the job that mails it. Returns false when it was deleted before. */
  deleteAnnouncement(id: string, at: Date, jobs: readonly AuditJob[]): Promise<boolean>;
  /** Newest first. Returns one more than the page has for each course, if there is one. */
  announcementsOfCourses(courseIds: readonly string[], page: PageRequest): Promise<readonly Announcement[]>;
  countAnnouncements(
    courseIds: readonly string[],
  ): Promise<readonly { readonly courseId: string; readonly count: number }[]>;
  /**
   * Returns the next `readersPerRun` active students who enrolled before the announcement. Null when it is mailed or
   * deleted.
   */
  nextReaders(id: string): Promise<AnnouncementReaders | null>;
  /** Moves the position behind these readers, and enqueues the job for the next ones, if there may be any. Idempotent. */
  recordMailed(page: AnnouncementReaders): Promise<void>;
}
