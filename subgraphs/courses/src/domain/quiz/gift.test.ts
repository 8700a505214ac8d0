import { expect, test } from "@jest/globals";
import { readGift } from "./gift.js";

let count = 0;
const newId = () => `id-${(count += 1)}`;
const short = ({ kind, text, choices, patterns, explanation }: ReturnType<typeof readGift>["questions"][number]) => ({
  kind,
  text,
  choices: choices.map((choice) => `${choice.isCorrect ? "=" : "~"}${choice.text}`),
  patterns,
  explanation,
});

test.each<[string, string, object]>([
  [
    "one right choice",
    "::Title:: Who is\\: in <b>Grant's</b> tomb?{=Grant ~nobody#No\\: think. ~2*3#### General}",
    {
      kind: "SINGLE_CHOICE",
      text: "Who is: in **Grant's** tomb?",
      choices: ["=Grant", "~nobody", "~2\\*3"],
      explanation: "General\n\nnobody: No: think.",
    },
  ],
  [
    "several right choices by weight",
    "[markdown] Which **two**?{~%50%a ~%50%b ~%-100%c}",
    { kind: "MULTIPLE_CHOICE", text: "Which **two**?", choices: ["=a", "=b", "~c"] },
  ],
  ["a gap", "Grant is {~a =b} in the tomb", { kind: "SINGLE_CHOICE", text: "Grant is \\_\\_\\_\\_\\_ in the tomb" }],
  ["true or false", "// note\nSky blue?\n{T#Look up.}", { kind: "SINGLE_CHOICE", choices: ["=True", "~False"] }],
  ["short texts", "Two and two?{=4 =fo*r#Yes.}", { kind: "SHORT_TEXT", patterns: ["4", "fo*r"], explanation: "Yes." }],
  ["an exact number", "How many?{#=3:0 =5}", { kind: "SHORT_TEXT", patterns: ["3", "5"] }],
  ["a free text", "[html]<p>Write <code>a &lt; b</code>.</p>{}", { kind: "FREE_TEXT", text: "Write `a < b`." }],
])("reads %s", (_case, source, expected) => {
  const { questions, problems } = readGift(source, newId);
  expect(problems).toEqual([]);
  expect(questions.map(short)).toMatchObject([expected]);
});

test("a question that cannot be read does not stop the others", () => {
  const source = [
    "\uFEFF$CATEGORY: tests/one",
    "A {=1 ~2",
    "B {=a -> b =c -> d}",
    "C {#1..5}",
    "Only a text",
    "D {=%50%half =all}",
    `${"E".repeat(5001)} {T}`,
    "F {T}",
    `G {=1${"~2".repeat(20)}}`,
  ].join("\r\n\r\n");
  const { questions, problems } = readGift(source, newId);
  expect(questions.map(({ text }) => text)).toEqual(["D", "F"]);
  expect(problems).toEqual([
    { line: 3, message: expect.stringMatching(/^is no GIFT at line 3, column 9: Expected/) },
    { line: 5, message: "matches pairs, which a quiz does not have" },
    { line: 7, message: "accepts a range of numbers, which a quiz does not have" },
    { line: 9, message: "is a description without answers" },
    { line: 11, message: "has answers for a part of the points, which are left out" },
    { line: 13, message: "text must be at most 5,000 characters" },
    { line: 17, message: "has more than 20 choices" },
  ]);
});

test("as many questions are read as a quiz may have, and the next is named", () => {
  const { questions, problems } = readGift("A {T}\n\n".repeat(102), newId);
  expect(questions).toHaveLength(100);
  expect(problems).toEqual([{ line: 201, message: "is left out with all after it: at most 100 are read" }]);
});
