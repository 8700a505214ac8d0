import { Skeleton, Stack } from "@mantine/core";
import type { CombinedError } from "@urql/core";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { MissingNotice } from "../../../../ui/page-state/missing-notice";

export interface PartState {
  readonly fetching: boolean;
  readonly error: CombinedError | undefined;
  readonly retry: () => void;
}

/** What a part shows: what it knows, that it waits, or that nobody tells. */
export function OperationsPart<Known>({
  known,
  fetching,
  retry,
  children,
}: PartState & { readonly known: Known | null | undefined; readonly children: (known: Known) => ReactNode }) {
  const t = useTranslations("adminOperations.operations");
  if (known !== null && known !== undefined) return children(known);
  if (!fetching) return <MissingNotice text={t("away")} retry={retry} />;
  return (
    <Stack gap="xs" aria-hidden>
      <Skeleton height={18} />
      <Skeleton height={18} width="70%" />
    </Stack>
  );
}
