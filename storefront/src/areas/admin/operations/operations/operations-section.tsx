import { Skeleton, Stack } from "@mantine/core";
import type { CombinedError } from "@urql/core";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import type { ListAddress } from "../../../../ui/keyset-table/use-list-address";
import { MissingPage, isMissingPage } from "../../../../ui/page-state/missing-page";
import { MissingNotice } from "../../../../ui/page-state/missing-notice";

export interface SectionState {
  readonly fetching: boolean;
  readonly error: CombinedError | undefined;
  readonly retry: () => void;
}

/** One section of the page: its data, a placeholder while it loads, or a notice if it is unavailable. */
export function OperationsSection<Known>({
  known,
  fetching,
  error,
  retry,
  address,
  children,
}: SectionState & {
  readonly known: Known | null | undefined;
  /** Only for a section that is a list. */
  readonly address?: ListAddress;
  readonly children: (known: Known) => ReactNode;
}) {
  const t = useTranslations("adminOperations.operations");
  if (known !== null && known !== undefined) return children(known);
  if (!fetching && address?.after !== undefined && isMissingPage(error)) {
    return <MissingPage order={3} firstPage={() => address.change({})} />;
  }
  if (!fetching) return <MissingNotice text={t("unavailable")} retry={retry} />;
  return (
    <Stack gap="xs" aria-hidden>
      <Skeleton height={18} />
      <Skeleton height={18} width="70%" />
    </Stack>
  );
}
