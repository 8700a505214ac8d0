import { expect, onTestFinished, test, vi } from "vitest";
import { openPage } from "../../../../testing/open-page";
import { customer } from "../../../../testing/viewers";

const me = { ...customer, role: "INSTRUCTOR" };
const announcement = {
  __typename: "CourseAnnouncement",
  id: "a",
  subject: "A new chapter",
  text: "It is ready.",
  createdAt: "2026-03-01T10:00:00Z",
  recipientCount: 1200,
  mailedCount: 400,
  isMailed: false,
};
const course = (nodes: readonly object[], change: object = {}) => ({
  id: "c",
  slug: "knots",
  title: "Knots",
  status: "PUBLISHED",
  enrollmentCount: 1200,
  publishChecklist: [],
  announcements: { nodes, totalCount: nodes.length },
  ...change,
});
const path = "/teach/courses/c/announcements";

test("an instructor confirms the number of students, and then sees the announcement being sent", async () => {
  let nodes: readonly object[] = [];
  const page = await openPage(path, {
    answers: {
      me,
      course: () => course(nodes),
      announceToStudents: () => {
        nodes = [announcement];
        return announcement;
      },
    },
  });
  await page.findByRole("heading", { name: "No announcements yet" });
  await page.fill(page.getByLabelText("Subject"), "A new chapter");
  expect(page.getByRole("button", { name: "Send announcement" })).toHaveProperty("disabled", true);
  await page.fill(page.getByLabelText("Text"), "It is ready.");
  await page.click(page.getByRole("button", { name: "Send announcement" }));
  const dialog = await page.dialog();
  dialog.getByText("Send to 1,200 students?");
  expect(page.sent("AnnounceToStudents")).toEqual([]);
  await page.click(dialog.getByRole("button", { name: "Send" }));
  await page.shows("400 of 1,200 sent");
  await page.shows("1 announcement");
  expect(page.sent("AnnounceToStudents")).toMatchObject([
    { input: { courseId: "c", id: expect.any(String), subject: "A new chapter", text: "It is ready." } },
  ]);
  expect(page.getByLabelText("Subject")).toHaveProperty("value", "");
});

test("an announcement over the limit stays in the form, and a repeat has the same id", async () => {
  const page = await openPage(path, {
    answers: {
      me,
      course: course([]),
      announceToStudents: {
        __typename: "AnnouncementLimitReached",
        code: "CONFLICT",
        message: "limit",
        nextAt: "2026-03-02T10:00:00Z",
      },
    },
  });
  await page.fill(await page.findByLabelText("Subject"), "News");
  await page.fill(page.getByLabelText("Text"), "Hello");
  for (let count = 0; count < 2; count += 1) {
    await page.click(page.getByRole("button", { name: "Send announcement" }));
    await page.click((await page.dialog()).getByRole("button", { name: "Send" }));
    await page.shows("A course can have 5 announcements in 24 hours. The next one is possible on Mar 2, 2026");
  }
  expect(page.getByLabelText("Text")).toHaveProperty("value", "Hello");
  const [first, second] = page.sent("AnnounceToStudents") as { input: { id: string } }[];
  expect(first?.input.id).toBe(second?.input.id);
});

test("an announcement is deleted after a confirmation", async () => {
  let nodes: readonly object[] = [{ ...announcement, isMailed: true }];
  const page = await openPage(path, {
    answers: {
      me,
      course: () => course(nodes),
      deleteAnnouncement: () => {
        nodes = [];
        return { __typename: "DeletedAnnouncement", id: "a" };
      },
    },
  });
  await page.click(await page.findByRole("button", { name: "Delete A new chapter" }));
  const dialog = await page.dialog();
  dialog.getByText(/The emails have been sent already/);
  await page.click(dialog.getByRole("button", { name: "Delete" }));
  await page.findByRole("heading", { name: "No announcements yet" });
  expect(page.sent("DeleteAnnouncement")).toEqual([{ id: "a" }]);
});

test.each([
  [{ status: "DRAFT", enrollmentCount: 0 }, "Publish the course first: a draft has no students."],
  [{ status: "ARCHIVED", enrollmentCount: 0 }, "This course is archived and has no students."],
])("a course that is %j says why it has no form", async (change, reason) => {
  const page = await openPage(path, { answers: { me, course: course([], change) } });
  await page.findByText(reason);
  expect(page.queryByLabelText("Subject")).toBeNull();
});

test("the announcements of another instructor's course are not found, also for a student", async () => {
  const page = await openPage(path, { answers: { me, course: course([], { publishChecklist: null }) } });
  await page.findByRole("heading", { name: "Page not found" });
});

test("the page reads the list again until all mails are sent", async () => {
  let mailedCount = 400;
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const page = await openPage(path, {
    answers: { me, course: () => course([{ ...announcement, mailedCount, isMailed: mailedCount === 1200 }]) },
  });
  await page.shows("400 of 1,200 sent");
  mailedCount = 1200;
  vi.advanceTimersByTime(3000);
  await page.findByText("Sent");
  const count = page.sent("TaughtAnnouncements").length;
  vi.advanceTimersByTime(9000);
  expect(page.sent("TaughtAnnouncements")).toHaveLength(count);
});
