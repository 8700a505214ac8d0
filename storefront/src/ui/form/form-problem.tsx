import { Alert } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./form-problem.module.css";

/** What is wrong with the form as a whole, read out as soon as it is there. Empty and without room of its own until then. */
export function FormProblem({ children }: { readonly children: ReactNode }) {
  return (
    <div role="alert" className={classes.problem}>
      {children && (
        <Alert color="red" variant="light" icon={<IconAlertCircle aria-hidden />}>
          {children}
        </Alert>
      )}
    </div>
  );
}
