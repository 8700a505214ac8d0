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
  const [savedViews, setSavedViews] = useLocalStorage<readonly SavedView[]>({
    key: `souk.views.${list}`,
    defaultValue: [],
    getInitialValueInEffect: false,
    serialize: (views) => JSON.stringify(views),
    deserialize: readViews,
  });
  const current = viewSearch(search);
  const isKnown = [...builtIn, ...savedViews].some((view) => viewSearch(view.search) === current);
  return (
    <Group component="nav" aria-label={t("label")} gap={6}>
      {builtIn.map((view) => (
        <ViewLink key={view.name} view={view} current={current} pathname={pathname} />
      ))}
      {savedViews.map((view) => (
        <Group key={view.name} gap={0} wrap="nowrap">
          <ViewLink view={view} current={current} pathname={pathname} />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t("remove", { name: view.name })}
            onClick={() => {
              setSavedViews(withoutView(savedViews, view.name));
              toast({
                message: t("removed", { name: view.name }),
                action: { label: t("undo"), run: () => setSavedViews((views) => withView(views, view)) },
              });
            }}
          >
            <IconX aria-hidden size={12} />
          </ActionIcon>
        </Group>
      ))}
      {!isKnown && <SaveView onSave={(name) => setSavedViews(withView(savedViews, { name, search: current }))} />}
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

function SaveView({ onSave }: { readonly onSave: (name: string) => void }) {
  const t = useTranslations("admin.views");
  const [opened, { toggle, close }] = useDisclosure();
  const [name, setName] = useState("");
  const field = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = name.trim();
    if (!given) return;
    onSave(given);
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
