import { Anchor, List, Text } from "@mantine/core";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import type { MediaLibrary, MediaUse } from "./media-library";

export interface UseListProps {
  readonly uses: readonly MediaUse[];
  /** The number of uses that the viewer may not see. */
  readonly otherUses: number;
  readonly pageOf: MediaLibrary["pageOf"];
}

/** The places that use a file. */
export function UseList({ uses, otherUses, pageOf }: UseListProps) {
  const t = useTranslations("media.file");
  if (uses.length === 0 && otherUses === 0) return <Text size="sm">{t("unused")}</Text>;
  return (
    <List size="sm">
      {uses.map((use) => (
        <List.Item key={`${use.typename} ${use.id}`}>
          {typeText(use.typename, t)} <Place use={use} page={pageOf(use)} />
        </List.Item>
      ))}
      {otherUses > 0 && <List.Item>{t("otherUses", { count: otherUses })}</List.Item>}
    </List>
  );
}

function Place({ use: { name }, page }: { readonly use: MediaUse; readonly page: string | undefined }) {
  if (page === undefined) return name;
  return (
    <Anchor component={Link} to={page} inherit>
      {name}
    </Anchor>
  );
}

function typeText(typename: string, t: ReturnType<typeof useTranslations<"media.file">>): string {
  switch (typename) {
    case "Product":
    case "Category":
    case "Course":
    case "Review":
    case "Order":
    case "User":
      return t(`useIn.${typename}`);
    default:
      return typename;
  }
}
