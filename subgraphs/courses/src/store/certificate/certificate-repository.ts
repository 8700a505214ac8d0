import type { Database } from "@souk/kernel/database/database";
import type { EntityManager } from "typeorm";
import type { Certificate, CertificateStore, NewCertificate } from "../../domain/certificate/certificate.js";

const columns = `certificate.number, certificate.user_id as "userId", certificate.course_id as "courseId",
  certificate.student_name as "studentName", certificate.course_title as "courseTitle",
  certificate.issued_at as "issuedAt", enrollment.completed_at as "completedAt",
  case when not enrollment.is_kept then enrollment.ended_at end as "revokedAt"`;

// access that ended at its planned end leaves the certificate valid; a refund and a revocation do not
const enrollmentOfCertificate = `join lateral (
    select one.completed_at, one.ended_at, coalesce(one.ended_at is null or one.ended_at >= one.ends_at, false) as is_kept
    from enrollments one
    where one.user_id = certificate.user_id and one.course_id = certificate.course_id and one.completed_at is not null
    order by is_kept desc, one.ended_at desc limit 1
  ) enrollment on true`;

/** Stores certificates in PostgreSQL. The state of the enrollment decides whether one is valid. */
export class CertificateRepository implements CertificateStore {
  constructor(private readonly database: Database) {}

  issue({ number, userId, courseId, studentName, issuedAt }: NewCertificate): Promise<Certificate | null> {
    return this.database.transaction(async (manager) => {
      // the lock makes a concurrent uncompleteLesson wait, which then keeps the completion
      const [issued]: { number: string }[] = await manager.query(
        `with completed as (
           select enrollment.user_id, course.id, course.title
           from enrollments enrollment join courses course on course.id = enrollment.course_id
           where enrollment.user_id = $2 and enrollment.course_id = $3
             and enrollment.ended_at is null and enrollment.completed_at is not null
           for update of enrollment
         )
         insert into certificates (number, user_id, course_id, student_name, course_title, issued_at)
         select $1, user_id, id, $4, title, $5 from completed
         on conflict (user_id, course_id) do update set student_name = excluded.student_name returning number`,
        [number, userId, courseId, studentName, issuedAt],
      );
      return issued ? findByNumber(manager, issued.number) : null;
    });
  }

  findByNumber(number: string): Promise<Certificate | null> {
    return findByNumber(this.database.manager, number);
  }

  certificatesOf(
    enrollmentIds: readonly string[],
  ): Promise<readonly (Certificate & { readonly enrollmentId: string })[]> {
    return this.database.manager.query(
      `select wanted.id as "enrollmentId", ${columns} from enrollments wanted
       join certificates certificate on certificate.user_id = wanted.user_id and certificate.course_id = wanted.course_id
       ${enrollmentOfCertificate}
       where wanted.id = any($1)`,
      [enrollmentIds],
    );
  }
}

async function findByNumber(manager: EntityManager, number: string): Promise<Certificate | null> {
  const [found]: Certificate[] = await manager.query(
    `select ${columns} from certificates certificate ${enrollmentOfCertificate} where certificate.number = $1`,
    [number],
  );
  return found ?? null;
}
