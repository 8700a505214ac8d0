import { userEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { unavailable, type Answers } from "../../../../testing/graph-answers";
import { openPage } from "../../../../testing/open-page";
import { customer } from "../../../../testing/viewers";

const student = (id: string, changes: object = {}) => ({
  __typename: "Student",
  enrollmentId: id,
  enrolledAt: "2026-03-01T10:00:00Z",
  progress: 0,
  completedAt: null,
  endsAt: null,
  isGranted: true,
  user: { id: `user of ${id}`, fullName: id, email: `${id.toLowerCase()}@example.com` },
  ...changes,
});
const course = { id: "c", slug: "knots", title: "Knots", status: "PUBLISHED" };
const listOf = (...nodes: object[]) => ({
  totalCount: nodes.length,
  nodes,
  pageInfo: { hasNextPage: false, endCursor: null },
});

interface Sent {
  readonly input: { readonly students: readonly { readonly email: string }[] };
}

function open(
  answers: Answers,
  { role = "INSTRUCTOR", nodes = [student("Ada")] }: { role?: string; nodes?: object[] } = {},
) {
  const shown = { me: { ...customer, role }, course: { ...course, students: listOf(...nodes) } };
  return openPage("/teach/courses/c/students", { answers: { ...shown, ...answers } });
}

const outcomes = (outcome: string) => (sent: Sent) => ({
  __typename: "EnrolledStudents",
  students: sent.input.students.map(({ email }) => ({ email, outcome })),
});

async function openDialog(page: Awaited<ReturnType<typeof openPage>>) {
  await page.click(await page.findByRole("button", { name: "Enroll students" }));
  return page.dialog();
}

test("students are enrolled in parts of 100, and those without an account stay in the list", async () => {
  const page = await open({
    enrollStudents: ({ input: { students } }: Sent) => ({
      __typename: "EnrolledStudents",
      students: students.map(({ email }) => ({ email, outcome: email === "s1@b.example" ? "NO_ACCOUNT" : "ENROLLED" })),
    }),
  });
  const dialog = await openDialog(page);
  const addresses = Array.from({ length: 101 }, (_, index) => `s${index}@b.example`);
  await page.fill(dialog.getByLabelText("Students"), ["no address", ...addresses].join("\n"));
  await page.shows("101 students to enroll");
  await page.shows("Line 1: “no address” does not start with an email address.");
  await page.click(dialog.getByRole("button", { name: "Enroll" }));
  await page.shows("100 of 101 enrolled now");
  await page.shows("s1@b.example: no account with this verified address");
  expect(page.sent("EnrollStudents").map((sent) => (sent as unknown as Sent).input.students.length)).toEqual([100, 1]);
  expect(dialog.getByLabelText("Students")).toHaveProperty("value", "no address\ns1@b.example");
});

test("a file is added to the list before it is sent", async () => {
  const page = await open({ enrollStudents: outcomes("ALREADY_ENROLLED") });
  const dialog = await openDialog(page);
  const file = new File(["email;endsAt\nada@b.example;2999-06-30\n"], "students.csv", { type: "text/csv" });
  const input = document.querySelector<HTMLInputElement>("input[type=file]");
  if (!input) throw new Error("there is no file input");
  await userEvent.upload(input, file);
  await page.shows("1 student to enroll");
  await page.click(dialog.getByRole("button", { name: "Enroll" }));
  await page.shows("ada@b.example: already enrolled, nothing changed");
  const [sent] = page.sent("EnrollStudents");
  expect(sent).toEqual({
    input: {
      courseId: "c",
      students: [{ email: "ada@b.example", endsAt: new Date(2999, 5, 30, 23, 59, 59, 999).toISOString() }],
    },
  });
  expect(dialog.getByLabelText("Students")).toHaveProperty("value", "");
});

test("a student whom the graph refuses is named, and the others are enrolled", async () => {
  const page = await open({
    enrollStudents: (sent: Sent) => {
      const index = sent.input.students.findIndex(({ email }) => email === "me@b.example");
      if (index < 0) return outcomes("ENROLLED")(sent);
      const fields = [{ path: `students.${index}.email`, message: "teaches the course" }];
      return { __typename: "InvalidInput", code: "INVALID_INPUT", message: "", fields };
    },
  });
  const dialog = await openDialog(page);
  await page.fill(dialog.getByLabelText("Students"), "ada@b.example\nme@b.example");
  await page.click(dialog.getByRole("button", { name: "Enroll" }));
  await page.shows("me@b.example: teaches this course");
  await page.shows("ada@b.example: enrolled");
  expect(dialog.getByLabelText("Students")).toHaveProperty("value", "me@b.example");
});

test.each<[string, Answers[string], string]>([
  ["a failure", unavailable, "Try again in a moment."],
  [
    "a course that is not published",
    { __typename: "Conflict", code: "CONFLICT", message: "" },
    "Publish it to enroll students.",
  ],
])("%s keeps the list, with the reason", async (_case, enrollStudents, reason) => {
  const page = await open({ enrollStudents });
  const dialog = await openDialog(page);
  await page.fill(dialog.getByLabelText("Students"), "ada@b.example");
  await page.click(dialog.getByRole("button", { name: "Enroll" }));
  await page.shows(reason);
  expect(dialog.getByLabelText("Students")).toHaveProperty("value", "ada@b.example");
});

test("the end of an enrollment is changed and removed", async () => {
  const page = await open(
    {
      changeEnrollmentEnd: ({ endsAt }: { endsAt: string | null }) => student("Ada", { endsAt }),
    },
    { nodes: [student("Ada", { endsAt: new Date(2999, 5, 30, 23, 59).toISOString() })] },
  );
  for (const day of ["2999-07-31", ""]) {
    await page.click(await page.findByRole("button", { name: "Change end of access of Ada" }));
    const dialog = await page.dialog();
    expect(dialog.getByLabelText("Last day of access")).toHaveProperty("value", "2999-06-30");
    await page.fill(dialog.getByLabelText("Last day of access"), day);
    await page.click(dialog.getByRole("button", { name: "Save" }));
    await page.disappears(() => page.queryByRole("dialog"));
  }
  expect(page.sent("ChangeEnrollmentEnd")).toEqual([
    { enrollmentId: "Ada", endsAt: new Date(2999, 6, 31, 23, 59, 59, 999).toISOString() },
    { enrollmentId: "Ada", endsAt: null },
  ]);
});

test("an end in the past is refused, and the dialog stays open", async () => {
  const fields = [{ path: "endsAt", message: "must be in the future" }];
  const page = await open({
    changeEnrollmentEnd: { __typename: "InvalidInput", code: "INVALID_INPUT", message: "", fields },
  });
  await page.click(await page.findByRole("button", { name: "Change end of access of Ada" }));
  const dialog = await page.dialog();
  await page.fill(dialog.getByLabelText("Last day of access"), "2020-01-01");
  await page.click(dialog.getByRole("button", { name: "Save" }));
  await page.shows("Enter today or a later day.");
});

test("an enrollment is revoked after a confirmation, and the list is loaded again", async () => {
  const page = await open({ revokeEnrollment: { __typename: "RevokedEnrollment", id: "Ada" } });
  await page.click(await page.findByRole("button", { name: "Revoke the enrollment of Ada" }));
  const dialog = await page.dialog();
  await page.shows("Ada loses access to the course at once.");
  const before = page.sent("CourseStudents").length;
  await page.click(dialog.getByRole("button", { name: "Revoke" }));
  await page.disappears(() => page.queryByRole("dialog"));
  await page.becomes(() => page.sent("CourseStudents").length, before + 1);
});

test("only admins revoke bought enrollments, and they have no end to change", async () => {
  const nodes = [student("Ada", { isGranted: false })];
  const instructors = await open({}, { nodes });
  await instructors.findByText("No end date");
  expect(instructors.queryByRole("button", { name: /Revoke|Change/ })).toBeNull();
});

test("an admin revokes a bought enrollment, and reads why it failed", async () => {
  const page = await open(
    { revokeEnrollment: { __typename: "NotFound", code: "NOT_FOUND", message: "" } },
    {
      role: "ADMIN",
      nodes: [student("Ada", { isGranted: false })],
    },
  );
  await page.click(await page.findByRole("button", { name: "Revoke the enrollment of Ada" }));
  expect(page.queryByRole("button", { name: /Change/ })).toBeNull();
  const dialog = await page.dialog();
  await page.shows("without a refund");
  await page.click(dialog.getByRole("button", { name: "Revoke" }));
  await page.shows("This student is no longer enrolled.");
});

test("a draft has no button to enroll students", async () => {
  const page = await open({ course: { ...course, status: "DRAFT", students: listOf() } });
  await page.findByText("No students yet");
  expect(page.queryByRole("button", { name: "Enroll students" })).toBeNull();
});

test("all students of the list are saved as one file, or none while accounts does not answer", async () => {
  const files: Blob[] = [];
  const created = vi.spyOn(URL, "createObjectURL").mockImplementation((file) => {
    files.push(file as Blob);
    return "#file";
  });
  let isDown = false;
  const ada = student("Ada", { endsAt: "2027-06-30T12:00:00Z", progress: 0.999 });
  const nobody = student("Gone", { user: null, completedAt: "2026-04-01T12:00:00Z", progress: 1 });
  const page = await open({
    course: {
      ...course,
      students: ({ after }: { readonly after?: string }) =>
        after
          ? listOf({ ...nobody, user: () => (isDown ? unavailable() : null) })
          : { ...listOf(ada), totalCount: 2, pageInfo: { hasNextPage: true, endCursor: "next" } },
    },
  });
  const download = await page.findByRole("button", { name: "Download CSV" });
  await page.shows("2 students");
  await page.click(download);
  await page.becomes(() => files.length, 1);
  expect(await files[0]?.text()).toBe(
    "\uFEFFemail,endsAt,name,enrolledAt,progress,completedAt\r\n" +
      "ada@example.com,2027-06-30,Ada,2026-03-01,99,\r\n,,,2026-03-01,100,2026-04-01\r\n",
  );
  expect(page.sent("CourseStudents").slice(-2)).toMatchObject([{ first: 100 }, { first: 100, after: "next" }]);
  isDown = true;
  await page.click(download);
  await page.findByText("The list could not be downloaded. Try again.");
  expect(files).toHaveLength(1);
  created.mockRestore();
});
