import { Button, Group } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { Link, useLocation, useSearchParams } from "react-router";
import { useTranslations } from "use-intl/react";
import type { ListAddress } from "../../../ui/keyset-table/use-list-address";

export interface ListPagesProps {
  readonly address: ListAddress;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Links, so that they work without JavaScript too. The link back leads to the first page. */
export function ListPages({ address, pageInfo: { hasNextPage, endCursor } }: ListPagesProps) {
  const t = useTranslations("courses.list");
  const { pathname } = useLocation();
  const [parameters] = useSearchParams();
  const addressAfter = (cursor: string | undefined) => {
    const changed = new URLSearchParams(parameters);
    if (cursor) changed.set("after", cursor);
    else changed.delete("after");
    return { pathname, search: changed.toString() };
  };
  if (!address.previous && !hasNextPage) return null;
  const instead = (go: () => void) => (event: React.MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go();
  };
  return (
    <Group component="nav" justify="center" aria-label={t("pages")}>
      {address.previous && (
        <Button
          component={Link}
          to={addressAfter(undefined)}
          onClick={instead(address.previous)}
          variant="default"
          leftSection={<IconChevronLeft aria-hidden size={16} />}
        >
          {t("previous")}
        </Button>
      )}
      {hasNextPage && endCursor && (
        <Button
          component={Link}
          to={addressAfter(endCursor)}
          onClick={instead(() => address.next(endCursor))}
          variant="default"
          rightSection={<IconChevronRight aria-hidden size={16} />}
        >
          {t("next")}
        </Button>
      )}
    </Group>
  );
}
