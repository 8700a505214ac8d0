import { isRouteErrorResponse, useRouteError } from "react-router";
import { ErrorState } from "../ui/page-state/error-state";
import { NotFoundPage } from "./not-found-page";
import { usePageStatus } from "./page-status";

/** A page that broke, or whose code did not load: the rest of the shop stays. */
export function ErrorPage() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  return <BrokenPage />;
}

function BrokenPage() {
  usePageStatus(500);
  return <ErrorState error={undefined} retry={() => location.reload()} />;
}
