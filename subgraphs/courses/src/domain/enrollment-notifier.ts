/** What the mail about a new enrollment says. */
export interface EnrollmentNotice {
  readonly enrollmentId: string;
  readonly userId: string;
  readonly courseTitle: string;
  readonly courseSlug: string;
}

/** Notifications, as far as courses need them. */
export interface EnrollmentNotifier {
  /** Mails the new student; once an enrollment, however often it is asked. Throws ServiceUnavailableError. */
  notifyEnrolled(notice: EnrollmentNotice): Promise<void>;
}
