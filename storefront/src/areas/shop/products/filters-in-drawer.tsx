import { Button, Drawer } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Filters, type FiltersProps } from "./filters";
import { useListChoice } from "./use-list-choice";

/** The filters on small screens. */
export function FiltersInDrawer(props: FiltersProps & { readonly count: number | undefined }) {
  const t = useTranslations("shop.list");
  // a drawer renders after its first opening only: to hydrate it would slow down every page with a list
  const [drawer, setDrawer] = useState<"neverOpened" | "opened" | "closed">("neverOpened");
  const close = () => setDrawer("closed");
  const { choice } = useListChoice();
  const id = useId();
  const { categories, tags, kind, minPrice, maxPrice, minRating } = choice;
  const inBounds = Object.keys(choice.bounds).length;
  const chosen =
    categories.length + tags.length + inBounds + [kind, minPrice, maxPrice, minRating].filter(Boolean).length;
  return (
    <>
      <Button
        variant="default"
        onClick={() => setDrawer("opened")}
        leftSection={<IconAdjustmentsHorizontal aria-hidden size={16} />}
      >
        {chosen > 0 ? t("filtersChosen", { count: chosen }) : t("filters")}
      </Button>
      {drawer !== "neverOpened" && (
        <Drawer
          opened={drawer === "opened"}
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
      )}
    </>
  );
}
