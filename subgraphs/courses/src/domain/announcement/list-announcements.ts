import { batchLoader, groupLoader } from "@souk/kernel/peers/batch-loader";
import { pageOf, readPageArguments, type CursorValue, type Page, type PageArguments } from "@souk/kernel/values/page";
import type { Announcement, AnnouncementStore } from "./announcement.js";

/** The cursor holds `createdAt` and the id. */
const cursorLength = 2;

/** Lists the same page of several courses in one statement, and their counts in another. */
export interface AnnouncementLister {
  page(courseId: string): Promise<Page<Announcement>>;
  count(courseId: string): Promise<number>;
}

/** Lists the announcements of courses, newest first. The caller checks who may see them. Throws PageArgumentError. */
export function listAnnouncements({ announcements }: { readonly announcements: AnnouncementStore }) {
  return (page: PageArguments): AnnouncementLister => {
    const request = readPageArguments(page, "NEWEST", cursorLength);
    const pages = groupLoader(
      (courseIds) => announcements.announcementsOfCourses(courseIds, request),
      (announcement) => announcement.courseId,
    );
    const counts = batchLoader(
      (courseIds) => announcements.countAnnouncements(courseIds),
      (row) => row.courseId,
    );
    return {
      page: async (courseId) => pageOf(request, await pages.load(courseId)),
      count: async (courseId) => (await counts.load(courseId))?.count ?? 0,
    };
  };
}

export function announcementKeyOf({ createdAt, id }: Announcement): readonly CursorValue[] {
  return [createdAt.toISOString(), id];
}
