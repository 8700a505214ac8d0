import { usePageStatus } from "../../app/page-status";
import { ErrorState, type ErrorStateProps } from "./error-state";

/**
 * Shown if the subject of the whole page is unavailable. The server answers 503, so that this page is not stored as the
 * real one.
 */
export function UnavailablePage(props: ErrorStateProps) {
  usePageStatus(503);
  return <ErrorState {...props} />;
}
