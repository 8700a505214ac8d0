import { Alert } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { useEffect, useRef, type ReactNode } from "react";
import classes from "./form-problem.module.css";

/**
 * The problem of the whole form, read out as soon as it appears; empty and without height until then. It takes the
 * focus if the pressed button has lost it: a busy button is disabled and cannot keep the focus.
 */
export function FormProblem({ children }: { readonly children: ReactNode }) {
  const region = useRef<HTMLDivElement>(null);
  const isShown = Boolean(children);
  useEffect(() => {
    if (!isShown) return undefined;
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) region.current?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [isShown]);
  return (
    <div ref={region} role="alert" tabIndex={-1} className={classes.problem}>
      {children && (
        <Alert role="presentation" color="red" variant="light" icon={<IconAlertCircle aria-hidden />}>
          {children}
        </Alert>
      )}
    </div>
  );
}
