import { Button } from "@mantine/core";
import type { CombinedError } from "@urql/core";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import { EmptyState, type EmptyStateProps } from "./empty-state";

/** Whether a list was asked for a page that it does not have: its cursor is of another sort, or no cursor. */
export function isGonePage(error: CombinedError | undefined): boolean {
  return error?.graphQLErrors.some(({ extensions }) => extensions.code === "BAD_USER_INPUT") ?? false;
}

/** An address that was kept asks for a page of a list that there is not any more: it leads to the first one. */
export function GonePage({
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
