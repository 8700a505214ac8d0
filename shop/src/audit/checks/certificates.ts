import type { Row } from "../database-snapshot.js";
import type { Check } from "../check.js";

interface IssuedCertificate extends Row {
  /** Whether the student has completed the course in any enrollment, also in an ended one. */
  readonly isCompleted: boolean;
}

/** Each certificate is for a course that its student has completed. */
export const certificates: Check<{ certificate: IssuedCertificate }> = {
  name: "certificates",
  compares: "certificates with completed courses",
  of: "certificates",
  advice: "Find out who wrote the certificate, and delete it if the student has not completed the course.",
  sources: {
    certificate: {
      database: "courses",
      sql: `
        select number as key, issued_at as "freshAt", exists (
          select from enrollments enrollment
          where enrollment.user_id = certificate.user_id and enrollment.course_id = certificate.course_id
            and enrollment.completed_at is not null
        ) as "isCompleted"
        from certificates certificate`,
    },
  },
  compare: ({ certificate }) =>
    !certificate || certificate.isCompleted
      ? []
      : [
          {
            subject: `certificate ${certificate.key}`,
            expected: "a completed course",
            found: "a course that is not completed",
          },
        ],
};
