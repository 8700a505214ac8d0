import { expect, test } from "vitest";
import { readStudents, withoutStudents } from "./student-list";

const now = new Date(2027, 0, 15, 12);
const endOf = (year: number, month: number, day: number) =>
  new Date(year, month - 1, day, 23, 59, 59, 999).toISOString();
const june = endOf(2027, 6, 30);

test.each<[string, string, string, (string | null)[][]]>([
  [
    "addresses",
    "ada@b.example\n\n ben@b.example ",
    "",
    [
      ["ada@b.example", null],
      ["ben@b.example", null],
    ],
  ],
  ["an address with a day", "ada@b.example, 2027-06-30", "", [["ada@b.example", june]]],
  ["today", "ada@b.example, 2027-01-15", "", [["ada@b.example", endOf(2027, 1, 15)]]],
  [
    "the day for all",
    "ada@b.example\nben@b.example,2027-07-01",
    "2027-06-30",
    [
      ["ada@b.example", june],
      ["ben@b.example", endOf(2027, 7, 1)],
    ],
  ],
  [
    "a file",
    "\uFEFFemail,endsAt\r\nada@b.example,2027-06-30\r\nben@b.example,\r\n",
    "",
    [
      ["ada@b.example", june],
      ["ben@b.example", null],
    ],
  ],
  ["a file with semicolons", "email;endsAt\nada@b.example;2027-06-30\n", "", [["ada@b.example", june]]],
  ["a pasted table", "ada@b.example\t2027-06-30", "", [["ada@b.example", june]]],
  [
    "other columns and quotes",
    'name,EndsAt,Email\n"Lovelace, Ada",2027-06-30,"ada@b.example"',
    "",
    [["ada@b.example", june]],
  ],
  ["a file without days", "name;email\nAda;ada@b.example", "2027-06-30", [["ada@b.example", june]]],
])("reads %s", (_case, text, lastDay, expected) => {
  const { students, problems } = readStudents(text, lastDay, now);
  expect(problems).toEqual([]);
  expect(students.map(({ email, endsAt }) => [email, endsAt])).toEqual(expected);
});

test("names the lines that cannot be sent, and reads the others", () => {
  const text = [
    "email,endsAt",
    "ada@b.example",
    "no address",
    "ben@b.example,soon",
    "cleo@b.example,2027-02-30",
    "dan@b.example,2027-01-14",
    "ADA@b.example",
  ].join("\n");
  const { students, problems } = readStudents(text, "", now);
  expect(students).toEqual([{ line: 2, email: "ada@b.example", endsAt: null }]);
  expect(problems.map(({ line, problem }) => [line, problem])).toEqual([
    [3, "address"],
    [4, "date"],
    [5, "date"],
    [6, "past"],
    [7, "twice"],
  ]);
});

test("keeps the lines of students who are not enrolled, and their header", () => {
  const text = "email,endsAt\nada@b.example,\nben@b.example,2027-06-30\n";
  const { students } = readStudents(text, "", now);
  expect(withoutStudents(text, students.slice(0, 1))).toBe("email,endsAt\nben@b.example,2027-06-30\n");
  expect(withoutStudents(text, students)).toBe("");
});
