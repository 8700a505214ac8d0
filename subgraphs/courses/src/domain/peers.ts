import type { DecimalMoney } from "@souk/kernel/values/money";
import type { InvalidField } from "@souk/kernel/errors/invalid-field";

/** The data for the mail about a new enrollment. */
export interface EnrollmentNotice {
  readonly enrollmentId: string;
  readonly userId: string;
  readonly courseTitle: string;
  readonly courseSlug: string;
}

/** The data for the mail about a marked attempt at a quiz. */
export interface MarkedNotice {
  readonly attemptId: string;
  readonly userId: string;
  readonly courseTitle: string;
  readonly lessonTitle: string;
  readonly points: number;
  readonly maxPoints: number;
  readonly isPassed: boolean;
  /** Opens the lesson. */
  readonly link: string;
}

/** The data for the mail about a new question or answer below a lesson. */
export interface LessonPostNotice {
  readonly postId: string;
  readonly kind: "LESSON_QUESTION" | "LESSON_ANSWER";
  readonly userId: string;
  readonly courseTitle: string;
  readonly lessonTitle: string;
  readonly link: string;
}

/** The data for the mail about an announcement. */
export interface AnnouncementNotice {
  readonly announcementId: string;
  readonly userId: string;
  readonly courseTitle: string;
  readonly subject: string;
  readonly body: string;
  /** Opens the announcements of the course. */
  readonly link: string;
}

/** The operations of notifications that courses needs. */
export interface NotificationsPeer {
  /** Mails the new student once for each enrollment. Idempotent. Throws ServiceUnavailableError. */
  notifyEnrolled(notice: EnrollmentNotice): Promise<void>;
  /** Mails the student once for each attempt. Idempotent. Throws ServiceUnavailableError. */
  notifyMarked(notice: MarkedNotice): Promise<void>;
  /** Mails about a question or an answer once. Idempotent. Throws ServiceUnavailableError. */
  notifyLessonPost(notice: LessonPostNotice): Promise<void>;
  /** Mails an announcement to a student once. Idempotent. Throws ServiceUnavailableError. */
  notifyAnnouncement(notice: AnnouncementNotice): Promise<void>;
}

/** A student's name and mail address. */
export interface StudentProfile {
  readonly id: string;
  readonly email: string;
  readonly fullName: string | null;
}

/** The operations of accounts that courses needs. Each method throws ServiceUnavailableError. */
export interface AccountsPeer {
  /** Returns the profiles of the users whose account exists. */
  findProfiles(userIds: readonly string[]): Promise<readonly StudentProfile[]>;
  /**
   * Returns the ids of the users whose name, address or username contains the text. Takes at most `maxSearchedAtOnce` ids.
   */
  match(userIds: readonly string[], search: string): Promise<readonly string[]>;
  /** Returns the profiles of the active users with these verified addresses, case-insensitive; at most 100 addresses. */
  findByEmails(emails: readonly string[]): Promise<readonly StudentProfile[]>;
}

/** Maximum number of users that accounts searches in one call. */
export const maxSearchedAtOnce = 5000;

/** A checked file of media. */
export interface KeptFile {
  readonly id: string;
  /** Null after the erasure of the owner. */
  readonly ownerId: string | null;
  /** The checksum of a picture; null for every other file. */
  readonly checksum: string | null;
  readonly kind: "PICTURE" | "VIDEO" | "AUDIO" | "DOCUMENT";
}

/** The operations of media that courses needs. Each method throws ServiceUnavailableError. */
export interface MediaPeer {
  /**
   * Returns the files whose check has ended well, by their ids and by the checksums of pictures. Media does not delete them
   * for a day. Idempotent.
   */
  keepFiles(keys: readonly string[]): Promise<readonly KeptFile[]>;
  /** Returns those of the ids that have no checked file, or a video or sound that cannot be played. */
  unplayableFiles(ids: readonly string[]): Promise<readonly string[]>;
}

/** The product that sells a course. */
export interface CourseProduct {
  readonly id: string;
  readonly title: string;
  readonly summary: string | null;
  readonly price: DecimalMoney;
  /** Category slugs of the catalog. */
  readonly categories: readonly string[];
}

/** A change of a product; absent fields do not change. */
export type ProductChange = Pick<CourseProduct, "id"> & Partial<Omit<CourseProduct, "id">>;

/** The operations of the catalog that courses needs. Each method throws ServiceUnavailableError. */
export interface CatalogPeer {
  /** Returns the fields of the course that violate the catalog's rules; creates nothing. */
  check(product: CourseProduct): Promise<readonly InvalidField[]>;
  /** Checks the product like `check`. Without faults, creates it, not on sale yet. Idempotent. */
  create(product: CourseProduct): Promise<readonly InvalidField[]>;
  /** Checks a change like `check`. */
  checkChange(change: ProductChange): Promise<readonly InvalidField[]>;
  /** Checks a change like `checkChange`. Without faults, applies it. Idempotent. */
  change(change: ProductChange): Promise<readonly InvalidField[]>;
  /** Puts the product on sale or takes it off. */
  setActive(productId: string, isActive: boolean): Promise<void>;
}
