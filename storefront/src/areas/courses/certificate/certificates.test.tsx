import { expect, test } from "vitest";
import type { Answers } from "../../../testing/graph-answers";
import { openPage } from "../../../testing/open-page";
import { customer } from "../../../testing/viewers";

const lessons = ["One", "Two", "Three"].map((title) => ({ id: title.toLowerCase(), title }));
const enrollment = { id: "e", completedLessonIds: ["one", "two", "three"], completedAt: "2026-03-01T12:00:00Z" };
const course = {
  id: "c",
  slug: "bread",
  title: "Sourdough",
  status: "PUBLISHED",
  sections: [{ id: "s", title: "All of it", lessons }],
};

const open = (path: string, answers: Answers) => openPage(path, { answers: { me: customer, ...answers } });

test("a finished course offers its certificate, which then has a page and another name", async () => {
  const certificate = { __typename: "Certificate", number: "K7Q2-9M4T-XB3H-5WZN", pdfUrl: "/certificates/pdf" };
  let issuedTo: string | null = null;
  const page = await open("/learn/bread", {
    me: { ...customer, fullName: "Ada 陳" },
    course: () => ({
      ...course,
      myEnrollment: {
        ...enrollment,
        certificate: issuedTo === null ? null : { ...certificate, studentName: issuedTo },
      },
    }),
    issueCertificate: ({ input: { studentName } }: { input: { studentName: string } }) => {
      if (studentName.includes("陳")) return { __typename: "InvalidInput", code: "INVALID_INPUT", message: "" };
      issuedTo = studentName;
      return { ...certificate, studentName };
    },
  });
  await page.click(await page.findByRole("button", { name: "Get your certificate" }));
  await page.click(await page.findByRole("button", { name: "Save" }));
  await page.shows("The certificate cannot show all characters of this name.");
  await page.fill(page.getByLabelText(/Name on the certificate/), "Ada Lovelace");
  await page.click(page.getByRole("button", { name: "Save" }));
  await page.shows("Your certificate is issued to Ada Lovelace.");
  expect(page.getByRole("link", { name: "Show certificate" }).getAttribute("href")).toBe(
    "/certificates/K7Q2-9M4T-XB3H-5WZN",
  );
  await page.click(page.getByRole("button", { name: "Change the name" }));
  expect((await page.findByLabelText(/Name on the certificate/)).getAttribute("value")).toBe("Ada Lovelace");
});

test.each([
  ["valid", { revokedAt: null, pdfUrl: "/certificates/pdf" }, "This certificate is valid"],
  ["revoked", { revokedAt: "2026-04-01T12:00:00Z", pdfUrl: null }, "It was revoked on April 1, 2026."],
  ["unknown", null, "There is no such certificate"],
])("everyone sees that a certificate is %s", async (_state, found, text) => {
  const known = { number: "K7Q2", studentName: "Ada", courseTitle: "Bread", completedAt: "2026-03-01T12:00:00Z" };
  const page = await open("/certificates/K7Q2", { me: null, certificate: found && { ...known, ...found } });
  await page.shows(text);
  expect(page.queryByRole("link", { name: "Download PDF" }) !== null).toBe(Boolean(found?.pdfUrl));
});
