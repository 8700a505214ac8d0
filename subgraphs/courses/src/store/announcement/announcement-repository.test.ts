import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { readPageArguments } from "@souk/kernel/values/page";
import type { NewAnnouncement } from "../../domain/announcement/announcement.js";
import { announcementKeyOf } from "../../domain/announcement/list-announcements.js";
import { mailAnnouncement } from "../../domain/announcement/mail-announcement.js";
import type { Course } from "../../domain/course/course.js";
import type { AnnouncementNotice } from "../../domain/peers.js";
import { at, TestEnrollments } from "../../testing/test-enrollments.js";
import { CoursesPersonalData } from "../courses-personal-data.js";
import { AnnouncementRepository } from "./announcement-repository.js";

let school: TestEnrollments;
let announcements: AnnouncementRepository;
let course: Course;

beforeAll(async () => {
  school = await TestEnrollments.open();
  announcements = new AnnouncementRepository(school.database);
});

beforeEach(async () => {
  course = await school.aCourse(randomUUID(), []);
});

afterAll(async () => school[Symbol.asyncDispose]());

const minute = (count: number) => new Date(at.getTime() + count * 60_000);
const day = 24 * 60;
const anAnnouncement = (change: Partial<NewAnnouncement> = {}): NewAnnouncement => ({
  id: randomUUID(),
  courseId: course.id,
  authorId: course.instructorId,
  subject: "News",
  text: "Hello",
  at,
  jobs: [],
  ...change,
});

async function announce(change: Partial<NewAnnouncement> = {}): Promise<string> {
  const announcement = anAnnouncement(change);
  expect(await announcements.announce(announcement)).toMatchObject({ kind: "added" });
  return announcement.id;
}

async function addStudents(count: number): Promise<string[]> {
  const rows = await school.query(
    `insert into enrollments (id, user_id, course_id, order_id, enrolled_at)
     select gen_random_uuid(), gen_random_uuid(), $1, gen_random_uuid(), $2::timestamptz - n % 7 * interval '1 hour'
     from generate_series(1, $3::int) n returning user_id as id`,
    [course.id, at, count],
  );
  return rows.map(({ id }) => id);
}

/** Runs the jobs of an announcement as the worker does, and returns the number of runs. */
async function mailAll(id: string, mail: (id: string) => Promise<void>): Promise<number> {
  let runs = 0;
  for (; (await announcements.findAnnouncement(id))?.isMailed === false; runs += 1) await mail(id);
  return runs;
}

/** Hands mails to `sent`, one for each id, as notifications does. */
function mailer(notify: (notice: AnnouncementNotice) => void = () => undefined) {
  const sent = new Map<string, AnnouncementNotice>();
  const notifyAnnouncement = async (notice: AnnouncementNotice): Promise<void> => {
    notify(notice);
    sent.set(notice.userId, notice);
  };
  const deps = { announcements, notifier: { notifyAnnouncement }, publicUrl: "https://shop.example.com" };
  return { sent, mail: mailAnnouncement(deps) };
}

const jobsOf = (id: string) =>
  school.query(
    `select job.id from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
     where task.identifier = 'mailAnnouncement' and job.payload->'data'->>'id' = $1`,
    [id],
  );

test("announcements are listed newest first, in pages, and a deleted one is not listed", async () => {
  const ids: string[] = [];
  for (let count = 0; count < 4; count += 1) ids.unshift(await announce({ at: minute(count) }));
  const [deletedId = "", ...listed] = ids;
  const jobs = await jobsOf(deletedId);
  expect(jobs).toHaveLength(1);
  expect(await announcements.deleteAnnouncement(deletedId, minute(9), [])).toBe(true);
  expect(await announcements.deleteAnnouncement(deletedId, minute(9), [])).toBe(false);
  const page = readPageArguments({ first: 1 }, "NEWEST", 2);
  const first = await announcements.announcementsOfCourses([course.id], page);
  expect(first.map(({ id }) => id)).toEqual(listed.slice(0, 2));
  const from = first[0] ? announcementKeyOf(first[0]) : null;
  const next = await announcements.announcementsOfCourses([course.id], { ...page, from });
  expect(next.map(({ id }) => id)).toEqual(listed.slice(1));
  expect(await announcements.countAnnouncements([course.id])).toEqual([{ courseId: course.id, count: 3 }]);
  expect(await announcements.findAnnouncement(deletedId)).toBeNull();
});

test("concurrent announcements of a course do not exceed 5 in 24 hours, deleted ones included", async () => {
  const first = await announce({ at: minute(-1) });
  await Promise.all([1, 2, 3].map(() => announce()));
  await announcements.deleteAnnouncement(first, at, []);
  const added = await Promise.all([1, 2, 3, 4].map(() => announcements.announce(anAnnouncement({ at: minute(1) }))));
  expect(added.map(({ kind }) => kind).toSorted()).toEqual(["added", "tooMany", "tooMany", "tooMany"]);
  expect(added).toContainEqual({ kind: "tooMany", nextAt: minute(day - 1) });
  expect(await announcements.announce(anAnnouncement({ at: minute(day - 2) }))).toMatchObject({ kind: "tooMany" });
  await announce({ at: minute(day - 1) });
});

test("a repeated announcement is added once, also at the limit, and no id is used for another one", async () => {
  const announcement = anAnnouncement();
  for (let count = 0; count < 4; count += 1) await announce();
  const added = await Promise.all([1, 2, 3].map(() => announcements.announce(announcement)));
  expect(added.map(({ kind }) => kind)).toEqual(["added", "added", "added"]);
  expect(await jobsOf(announcement.id)).toHaveLength(1);
  expect(await announcements.announce({ ...announcement, authorId: randomUUID() })).toEqual({ kind: "idTaken" });
  const other = await school.aCourse(randomUUID(), []);
  expect(await announcements.announce({ ...announcement, courseId: other.id })).toEqual({ kind: "idTaken" });
  await announcements.deleteAnnouncement(announcement.id, at, []);
  expect(await announcements.announce(announcement)).toEqual({ kind: "idTaken" });
});

test("each student gets one mail when a run is killed between its calls and the position", async () => {
  const students = await addStudents(250);
  const id = await announce();
  const killed = mailer(({ userId }) => {
    if (userId === lastOfPage) throw new Error("killed");
  });
  const lastOfPage = (await announcements.nextReaders(id))?.readers.at(-1)?.userId;
  await expect(killed.mail(id)).rejects.toThrow("killed");
  expect(await announcements.findAnnouncement(id)).toMatchObject({ mailedCount: 0, isMailed: false });
  const { sent, mail } = mailer();
  expect(await mailAll(id, mail)).toBe(2);
  await mail(id);
  expect([...sent.keys()].toSorted()).toEqual(students.toSorted());
  expect(sent.get(students[0] ?? "")).toEqual({
    announcementId: id,
    userId: students[0],
    courseTitle: course.title,
    subject: "News",
    body: "Hello",
    link: `https://shop.example.com/learn/${course.slug}/announcements`,
  });
  expect(await announcements.findAnnouncement(id)).toMatchObject({ recipientCount: 250, mailedCount: 250 });
});

test("two runs with the same students move the position once and enqueue one job", async () => {
  await addStudents(250);
  const id = await announce();
  const page = await announcements.nextReaders(id);
  const record = async () => page && announcements.recordMailed(page);
  await Promise.all([record(), record()]);
  expect(await announcements.findAnnouncement(id)).toMatchObject({ mailedCount: 200, isMailed: false });
  expect(await jobsOf(id)).toHaveLength(2);
});

test("students whose enrollment ends meanwhile or begins later get no mail", async () => {
  const [stays = "", ends] = await addStudents(2);
  const id = await announce();
  await school.query(`update enrollments set ended_at = $2 where user_id = $1`, [ends, minute(1)]);
  const late = await addStudents(1);
  await school.query(`update enrollments set enrolled_at = $2 where user_id = $1`, [late[0], minute(1)]);
  const { sent, mail } = mailer();
  await mailAll(id, mail);
  expect([...sent.keys()]).toEqual([stays]);
  expect(await announcements.findAnnouncement(id)).toMatchObject({ recipientCount: 2, mailedCount: 1, isMailed: true });
});

test("a deletion stops the mails that were not handed over", async () => {
  await addStudents(250);
  const id = await announce();
  const { sent, mail } = mailer();
  await mail(id);
  await announcements.deleteAnnouncement(id, at, []);
  await mail(id);
  expect(sent.size).toBe(200);
});

test("the text of an erased author stays", async () => {
  const id = await announce();
  const data = new CoursesPersonalData(school.database);
  const author = { userId: course.instructorId, email: "" };
  expect((await data.read(author)).announcements).toMatchObject([
    { course: course.title, subject: "News", text: "Hello" },
  ]);
  await data.erase(author);
  expect((await data.read(author)).announcements).toEqual([]);
  expect(await announcements.findAnnouncement(id)).toMatchObject({ text: "Hello" });
});
