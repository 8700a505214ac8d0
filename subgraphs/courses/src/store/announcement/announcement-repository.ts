import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { Database } from "@souk/kernel/database/database";
import { enqueueAll, type NewJob } from "@souk/kernel/jobs/outbox";
import type { PageRequest } from "@souk/kernel/values/page";
import type { EntityManager } from "typeorm";
import {
  maxAnnouncementsPerDay,
  readersPerRun,
  type AddedAnnouncement,
  type Announcement,
  type AnnouncementReaders,
  type AnnouncementStore,
  type MailPosition,
  type NewAnnouncement,
} from "../../domain/announcement/announcement.js";

const columns = `announcement.id, announcement.course_id as "courseId", announcement.subject, announcement.text,
  announcement.created_at as "createdAt", announcement.recipient_count as "recipientCount",
  announcement.mailed_count as "mailedCount", announcement.is_mailed as "isMailed"`;

type ReadersRow = Omit<AnnouncementReaders, "after" | "readers"> & {
  readonly courseId: string;
  readonly createdAt: Date;
  readonly afterTime: Date | null;
  readonly afterId: string | null;
};

/** Stores the announcements of courses in PostgreSQL. */
export class AnnouncementRepository implements AnnouncementStore {
  constructor(private readonly database: Database) {}

  announce(added: NewAnnouncement): Promise<AddedAnnouncement> {
    const { id, courseId, authorId, subject, text, at, jobs } = added;
    return this.database.transaction(async (manager) => {
      // the lock lets the second of two concurrent announcements count the first
      await manager.query(`select from courses where id = $1 for no key update`, [courseId]);
      const present = await findPresent(manager, added);
      if (present) return present;
      const nextAt = await findNextTime(manager, courseId, at);
      if (nextAt) return { kind: "tooMany", nextAt };
      const inserted: Announcement[] = await manager.query(
        `insert into course_announcements as announcement (id, course_id, author_id, subject, text, created_at, recipient_count)
         select $1, $2, $3, $4, $5, $6, count(*) from enrollments
         where course_id = $2 and ended_at is null and enrolled_at <= $6
         on conflict (id) do nothing returning ${columns}`,
        [id, courseId, authorId, subject, text, at],
      );
      if (!inserted[0]) return { kind: "idTaken" };
      await enqueueAll(manager, [mailJob(id), ...jobs]);
      return { kind: "added", announcement: inserted[0] };
    });
  }

  async findAnnouncement(id: string): Promise<(Announcement & { readonly instructorId: string }) | null> {
    const [found]: (Announcement & { instructorId: string })[] = await this.database.manager.query(
      `select ${columns}, course.instructor_id as "instructorId"
       from course_announcements announcement join courses course on course.id = announcement.course_id
       where announcement.id = $1 and announcement.deleted_at is null`,
      [id],
    );
    return found ?? null;
  }

  deleteAnnouncement(id: string, at: Date, jobs: readonly AuditJob[]): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const [rows]: [object[], number] = await manager.query(
        `update course_announcements set subject = '', text = '', deleted_at = $2
         where id = $1 and deleted_at is null returning id`,
        [id, at],
      );
      if (rows.length > 0) await enqueueAll(manager, jobs);
      return rows.length > 0;
    });
  }

  announcementsOfCourses(courseIds: readonly string[], { size, from }: PageRequest): Promise<readonly Announcement[]> {
    const [createdAt = null, id = null] = from ?? [];
    return this.database.lists.query(
      `select listed.* from unnest($1::uuid[]) as wanted(id) cross join lateral (
         select ${columns} from course_announcements announcement
         where announcement.course_id = wanted.id and announcement.deleted_at is null
           and ($2::text is null
             or (announcement.created_at, announcement.id) < ($2::text::timestamptz, $3::text::uuid))
         order by announcement.created_at desc, announcement.id desc limit $4
       ) listed`,
      [courseIds, createdAt, id, size + 1],
    );
  }

  countAnnouncements(courseIds: readonly string[]): Promise<readonly { courseId: string; count: number }[]> {
    return this.database.lists.query(
      `select course_id as "courseId", count(*)::int as count from course_announcements
       where course_id = any($1) and deleted_at is null group by course_id`,
      [courseIds],
    );
  }

  async nextReaders(id: string): Promise<AnnouncementReaders | null> {
    const [row]: ReadersRow[] = await this.database.manager.query(
      `select announcement.id, announcement.subject, announcement.text, announcement.course_id as "courseId",
         announcement.created_at as "createdAt", course.title as "courseTitle", course.slug as "courseSlug",
         announcement.mailed_enrolled_at as "afterTime", announcement.mailed_enrollment_id as "afterId"
       from course_announcements announcement join courses course on course.id = announcement.course_id
       where announcement.id = $1 and announcement.deleted_at is null and not announcement.is_mailed`,
      [id],
    );
    if (!row) return null;
    const { courseId, createdAt, afterTime, afterId, ...announcement } = row;
    const after = afterTime && afterId ? { enrolledAt: afterTime, enrollmentId: afterId } : null;
    const readers: (MailPosition & { userId: string })[] = await this.database.manager.query(
      `select id as "enrollmentId", enrolled_at as "enrolledAt", user_id as "userId" from enrollments
       where course_id = $1 and ended_at is null and enrolled_at <= $2
         and ($3::timestamptz is null or (enrolled_at, id) > ($3, $4::uuid))
       order by enrolled_at, id limit $5`,
      [courseId, createdAt, afterTime, afterId, readersPerRun],
    );
    return { ...announcement, after, readers };
  }

  recordMailed({ id, after, readers }: AnnouncementReaders): Promise<void> {
    const last = readers.at(-1) ?? after;
    const isMailed = readers.length < readersPerRun;
    return this.database.transaction(async (manager) => {
      // a run that was repeated finds the position of the other one
      const [rows]: [object[], number] = await manager.query(
        `update course_announcements set mailed_count = mailed_count + $3, is_mailed = $4,
           mailed_enrolled_at = $5, mailed_enrollment_id = $6
         where id = $1 and mailed_enrollment_id is not distinct from $2::uuid and not is_mailed and deleted_at is null
         returning id`,
        [
          id,
          after?.enrollmentId ?? null,
          readers.length,
          isMailed,
          last?.enrolledAt ?? null,
          last?.enrollmentId ?? null,
        ],
      );
      if (rows.length > 0 && !isMailed) await enqueueAll(manager, [mailJob(id)]);
    });
  }
}

function mailJob(id: string): NewJob {
  return { task: "mailAnnouncement", data: { id } };
}

/** Returns the outcome for an id that an announcement has. */
async function findPresent(
  manager: EntityManager,
  { id, courseId, authorId }: NewAnnouncement,
): Promise<AddedAnnouncement | null> {
  const [present]: (Announcement & { isRepeated: boolean })[] = await manager.query(
    `select ${columns}, course_id = $2 and author_id = $3 and deleted_at is null as "isRepeated"
     from course_announcements announcement where id = $1`,
    [id, courseId, authorId],
  );
  if (!present) return null;
  const { isRepeated, ...announcement } = present;
  return isRepeated ? { kind: "added", announcement } : { kind: "idTaken" };
}

/** Returns the time of the next possible announcement if the course has had as many as possible; null if it has not. */
async function findNextTime(manager: EntityManager, courseId: string, at: Date): Promise<Date | null> {
  const [oldest]: { nextAt: Date }[] = await manager.query(
    `select created_at + interval '1 day' as "nextAt" from course_announcements
     where course_id = $1 and created_at > $2::timestamptz - interval '1 day'
     order by created_at desc, id desc offset $3 limit 1`,
    [courseId, at, maxAnnouncementsPerDay - 1],
  );
  return oldest?.nextAt ?? null;
}
