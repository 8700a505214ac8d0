import { useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { useRefusalText } from "../../../../ui/form/use-refusal-text";
import { useServerMessage } from "../../../../ui/form/use-server-message";
import { EnrollStudentsDocument, type EnrollStudentsMutation } from "./manage-students.generated";
import type { ListedStudent } from "./student-list";

type Enrolled = NonNullable<EnrollStudentsMutation["enrollStudents"]>;
type Outcome = Extract<Enrolled, { __typename: "EnrolledStudents" }>["students"][number]["outcome"];

export interface StudentResult extends ListedStudent {
  readonly outcome: Outcome | "REFUSED";
  /** Why the student is refused. */
  readonly reason?: string;
}

/** Maximum number of students that the graph takes at once. */
const most = 100;

/** Enrolls any number of students, some at a time, and keeps the result of each. Stops at the first problem. */
export function useEnrollStudents(courseId: string) {
  const t = useTranslations("teaching.students.enroll");
  const refusalText = useRefusalText();
  const serverMessage = useServerMessage();
  const [, enroll] = useMutation(EnrollStudentsDocument);
  const [results, setResults] = useState<readonly StudentResult[]>([]);
  const [problem, setProblem] = useState<string>();
  const [isRunning, setRunning] = useState(false);

  /** Returns the results of one part of the list, or the reason why it was not sent. */
  async function send(part: readonly ListedStudent[]): Promise<readonly StudentResult[] | string> {
    const students = part.map(({ email, endsAt }) => ({ email, endsAt }));
    const { data, error } = await enroll({ input: { courseId, students } });
    const enrolled = data?.enrollStudents;
    switch (enrolled?.__typename) {
      case "EnrolledStudents":
        return part.map((student, index) => ({
          ...student,
          outcome: enrolled.students[index]?.outcome ?? "NO_ACCOUNT",
        }));
      case "InvalidInput": {
        const reasons = new Map(enrolled.fields.map(({ path, message }) => [Number(path.split(".")[1]), message]));
        const refused = part.flatMap((student, index): StudentResult[] => {
          const reason = reasons.get(index);
          return reason === undefined
            ? []
            : [
                {
                  ...student,
                  outcome: "REFUSED",
                  reason: reason === "teaches the course" ? t("teaches") : serverMessage(reason),
                },
              ];
        });
        const rest = part.filter((_student, index) => !reasons.has(index));
        if (refused.length === 0) return refusalText(error);
        const sent = rest.length > 0 ? await send(rest) : [];
        return typeof sent === "string" ? sent : [...refused, ...sent];
      }
      case "Conflict":
        return t("notPublished");
      case "NotFound":
        return t("notFound");
      case undefined:
        return refusalText(error);
    }
  }

  /** Returns the results of the students that were sent. */
  async function run(students: readonly ListedStudent[]): Promise<readonly StudentResult[]> {
    setRunning(true);
    setProblem(undefined);
    const all: StudentResult[] = [];
    setResults(all);
    for (let start = 0; start < students.length; start += most) {
      const sent = await send(students.slice(start, start + most));
      if (typeof sent === "string") {
        setProblem(sent);
        break;
      }
      all.push(...sent);
      setResults([...all]);
    }
    setRunning(false);
    return all;
  }

  return { results, problem, isRunning, run };
}
