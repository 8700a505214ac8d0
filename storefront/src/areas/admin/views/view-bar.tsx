import { ActionIcon, Button, Group, Popover, TextInput } from "@mantine/core";
import { useDisclosure, useLocalStorage } from "@mantine/hooks";
import { IconBookmarkPlus, IconX } from "@tabler/icons-react";
import { useId, useState, type SubmitEvent } from "react";
import { Link, useLocation } from "react-router";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../ui/toast/toast";
import { readViews, viewSearch, withoutView, withView, type SavedView } from "./saved-views";

export interface ViewBarProps {
  /** The name of the list, under which the browser stores its views. */
  readonly list: string;
  /** The views that all users have. */
  readonly builtIn: readonly SavedView[];
}

/** Built-in views of a list, and views that the user saved under a name. */
export function ViewBar({ list, builtIn }: ViewBarProps) {
  const t = useTranslations("admin.views");
  const { pathname, search } = useLocation();
  const [kept, keep] = useLocalStorage<readonly SavedView[]>({
    key: `souk.views.${list}`,
    defaultValue: [],
    getInitialValueInEffect: false,
    serialize: (views) => JSON.stringify(views),
    deserialize: readViews,
  });
  const current = viewSearch(search);
  const isKnown = [...builtIn, ...kept].some((view) => viewSearch(view.search) === current);
  return (
    <Group component="nav" aria-label={t("label")} gap={6}>
      {builtIn.map((view) => (
        <ViewLink key={view.name} view={view} current={current} pathname={pathname} />
      ))}
      {kept.map((view) => (
        <Group key={view.name} gap={0} wrap="nowrap">
          <ViewLink view={view} current={current} pathname={pathname} />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t("remove", { name: view.name })}
            onClick={() => {
              keep(withoutView(kept, view.name));
              toast({
                message: t("removed", { name: view.name }),
                act: { label: t("undo"), run: () => keep((views) => withView(views, view)) },
              });
            }}
          >
            <IconX aria-hidden size={12} />
          </ActionIcon>
        </Group>
      ))}
      {!isKnown && <KeepView onKeep={(name) => keep(withView(kept, { name, search: current }))} />}
    </Group>
  );
}

function ViewLink({
  view: { name, search },
  current,
  pathname,
}: {
  readonly view: SavedView;
  readonly current: string;
  readonly pathname: string;
}) {
  const isCurrent = viewSearch(search) === current;
  return (
    <Button
      component={Link}
      to={{ pathname, search }}
      size="compact-sm"
      radius="xl"
      {...(isCurrent ? { "aria-current": "page" } : { variant: "default" })}
    >
      {name}
    </Button>
  );
}

function KeepView({ onKeep }: { readonly onKeep: (name: string) => void }) {
  const t = useTranslations("admin.views");
  const [opened, { toggle, close }] = useDisclosure();
  const [name, setName] = useState("");
  const field = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = name.trim();
    if (!given) return;
    onKeep(given);
    setName("");
    close();
    toast({ message: t("kept", { name: given }) });
  };
  return (
    <Popover
      opened={opened}
      onChange={(open) => !open && close()}
      trapFocus
      returnFocus
      withRoles
      position="bottom-start"
    >
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconBookmarkPlus aria-hidden size={14} />}
          onClick={toggle}
        >
          {t("keep")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("keep")}>
        <form onSubmit={submit}>
          <Group align="end" gap="xs" wrap="nowrap">
            <TextInput
              id={field}
              label={t("name")}
              value={name}
              maxLength={40}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
              data-autofocus
            />
            <Button type="submit">{t("save")}</Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
