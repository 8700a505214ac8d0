import { Button } from "@mantine/core";
import type { CombinedError } from "@urql/core";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import { EmptyState, type EmptyStateProps } from "./empty-state";

/** Returns true if the requested page of a list does not exist: its cursor is invalid or belongs to another sort. */
export function isMissingPage(error: CombinedError | undefined): boolean {
  return error?.graphQLErrors.some(({ extensions }) => extensions.code === "BAD_USER_INPUT") ?? false;
}

/** Shown if a saved address asks for a page that the list no longer has. It links to the first page. */
export function MissingPage({
  firstPage,
  order,
}: { readonly firstPage: string | (() => void) } & Pick<EmptyStateProps, "order">) {
  const t = useTranslations("common.gonePage");
  return (
    <EmptyState title={t("title")} text={t("text")} {...(order === undefined ? {} : { order })}>
      {typeof firstPage === "string" ? (
        <Button component={Link} to={firstPage}>
          {t("firstPage")}
        </Button>
      ) : (
        <Button onClick={firstPage}>{t("firstPage")}</Button>
      )}
    </EmptyState>
  );
}
