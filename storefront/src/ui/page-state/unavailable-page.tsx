import { usePageStatus } from "../../app/page-status";
import { ErrorState, type ErrorStateProps } from "./error-state";

/** What the whole page is about did not come: the server answers 503, so that nobody keeps the page for what it should be. */
export function UnavailablePage(props: ErrorStateProps) {
  usePageStatus(503);
  return <ErrorState {...props} />;
}
