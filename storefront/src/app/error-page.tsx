import { isRouteErrorResponse, useRouteError } from "react-router";
import { ErrorState } from "../ui/page-state/error-state";
import { NotFoundPage } from "./not-found-page";
import { usePageStatus } from "./page-status";

/** Shown when a page throws or its code fails to load. The frame of the shop stays. */
export function ErrorPage() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  return <BrokenPage />;
}

function BrokenPage() {
  usePageStatus(500);
  return <ErrorState error={undefined} retry={() => location.reload()} />;
}
