/** The data for the mail about a new enrollment. */
export interface EnrollmentNotice {
  readonly enrollmentId: string;
  readonly userId: string;
  readonly courseTitle: string;
  readonly courseSlug: string;
}

/** The operations of notifications that courses needs. */
export interface EnrollmentNotifier {
  /** Mails the new student once for each enrollment. Idempotent. Throws ServiceUnavailableError. */
  notifyEnrolled(notice: EnrollmentNotice): Promise<void>;
}
