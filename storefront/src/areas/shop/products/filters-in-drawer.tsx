import { Button, Drawer } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { useId } from "react";
import { useTranslations } from "use-intl/react";
import { Filters, type FiltersProps } from "./filters";
import { useListChoice } from "./use-list-choice";

/** Where there is no room beside the list. */
export function FiltersInDrawer(props: FiltersProps & { readonly count: number | undefined }) {
  const t = useTranslations("shop.list");
  const [opened, { open, close }] = useDisclosure();
  const { choice } = useListChoice();
  const id = useId();
  const { categories, tags, kind, minPrice, maxPrice } = choice;
  const chosen = categories.length + tags.length + [kind, minPrice, maxPrice].filter(Boolean).length;
  return (
    <>
      <Button variant="default" onClick={open} leftSection={<IconAdjustmentsHorizontal aria-hidden size={16} />}>
        {chosen > 0 ? t("filtersChosen", { count: chosen }) : t("filters")}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        title={t("filters")}
        size="sm"
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <Filters id={id} {...props} />
        <Button fullWidth mt="lg" onClick={close}>
          {props.count === undefined ? t("show") : t("showCount", { count: props.count })}
        </Button>
      </Drawer>
    </>
  );
}
