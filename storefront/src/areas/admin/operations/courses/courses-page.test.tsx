import { expect, test } from "vitest";
import { openPage } from "../../../../testing/open-page";
import { admin } from "../../../../testing/viewers";

test("a course is archived and restored after a confirmation", async () => {
  const course = { id: "c", title: "Podcasting", status: "PUBLISHED" };
  const change = (status: string) => () => Object.assign(course, { __typename: "Course", status });
  const page = await openPage("/admin/courses", {
    answers: {
      me: admin,
      courses: { nodes: [course] },
      archiveCourse: change("ARCHIVED"),
      restoreCourse: change("DRAFT"),
    },
  });
  await page.click(await page.findByRole("button", { name: "Archive “Podcasting”" }));
  await page.click((await page.dialog()).getByRole("button", { name: "Archive" }));
  await page.findByText("“Podcasting” was archived.");
  await page.click(await page.findByRole("button", { name: "Restore “Podcasting”" }));
  await page.click((await page.dialog()).getByRole("button", { name: "Restore" }));
  await page.findByText("“Podcasting” was restored.");
  expect([page.sent("AdminArchiveCourse"), page.sent("AdminRestoreCourse")]).toEqual([[{ id: "c" }], [{ id: "c" }]]);
});

test("a request to become an instructor is approved", async () => {
  let nodes = [{ id: "r", motivation: "Ten years of pottery", applicant: { id: "u", fullName: "June" } }];
  const page = await openPage("/admin/courses/requests", {
    answers: {
      me: admin,
      instructorRequests: () => ({ nodes }),
      approveInstructorRequest: () => {
        nodes = [];
        return { __typename: "InstructorRequest", id: "r", state: "APPROVED" };
      },
    },
  });
  await page.click(await page.findByRole("button", { name: /^Approve/ }));
  await page.click((await page.dialog()).getByRole("button", { name: "Approve" }));
  await page.shows("is now an instructor.");
  await page.shows("No pending applications");
  expect(page.sent("AdminApproveInstructorRequest")).toEqual([{ id: "r" }]);
});
