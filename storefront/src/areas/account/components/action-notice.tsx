import { Alert } from "@mantine/core";
import { useSearchParams } from "react-router";
import { FormProblem } from "../../../ui/form/form-problem";

interface ActionNoticeProps {
  /** The texts of the acts that have succeeded, by the parameter that the action adds to the address. */
  readonly done: Readonly<Record<string, string | undefined>>;
  /** The problem of an act that was refused. */
  readonly problem: string | undefined;
}

/** The outcome of a form that the server has processed. */
export function ActionNotice({ done, problem }: ActionNoticeProps) {
  const [parameters] = useSearchParams();
  const text = Object.entries(done).find(([name]) => parameters.has(name))?.[1];
  if (problem !== undefined) return <FormProblem>{problem}</FormProblem>;
  if (text === undefined) return null;
  return (
    <Alert role="status" color="souk" variant="light">
      {text}
    </Alert>
  );
}
