import { Button, Group, Stack, Text, type ButtonProps } from "@mantine/core";
import { useState } from "react";
import { Link, useHref, useSearchParams } from "react-router";
import { useTranslations } from "use-intl/react";
import { ConfirmDialog } from "./confirm-dialog";

interface ConfirmedActionProps {
  /** The page of the list; its action runs the act without scripts. */
  readonly page: string;
  /** The name of the field that the page's action reads. */
  readonly name: string;
  /** The id of the object. */
  readonly id: string;
  /** The label of both buttons, e.g. "Remove". */
  readonly label: string;
  /** The name of the first button for screen readers. */
  readonly fullLabel: string;
  readonly title: string;
  readonly text: string;
  readonly button: ButtonProps;
  readonly loading: boolean;
  /** Returns whether the act has succeeded. */
  readonly run: () => Promise<boolean>;
}

/** The parameter of the address by which a browser without scripts asks for the confirmation. */
const confirmParameter = "confirm";

/**
 * A button that runs an act after a confirmation: in a dialog, or without scripts on the page that the button opens.
 */
export function ConfirmedAction(props: ConfirmedActionProps) {
  const { page, id, label, fullLabel, title, text, button, loading, run } = props;
  const [parameters] = useSearchParams();
  const isRequested = parameters.get(confirmParameter) === id;
  const [confirming, setConfirming] = useState(isRequested);
  const action = useHref(page);
  if (import.meta.env.SSR && isRequested) return <PlainConfirmation {...props} />;
  return (
    <>
      <form
        action={action}
        onSubmit={(event) => {
          event.preventDefault();
          setConfirming(true);
        }}
      >
        <Button type="submit" name={confirmParameter} value={id} aria-label={fullLabel} {...button}>
          {label}
        </Button>
      </form>
      <ConfirmDialog
        opened={confirming}
        title={title}
        text={text}
        confirmLabel={label}
        loading={loading}
        onConfirm={() => void run().then((isDone) => setConfirming(!isDone))}
        onClose={() => setConfirming(false)}
      />
    </>
  );
}

/** The confirmation in place of the button. */
function PlainConfirmation({ page, name, id, label, text }: ConfirmedActionProps) {
  const t = useTranslations("account.dialog");
  return (
    <form method="post" action={useHref(page)}>
      <input type="hidden" name={name} value={id} />
      <Stack gap="xs" role="alert">
        <Text size="sm">{text}</Text>
        <Group gap="xs">
          <Button type="submit" size="xs" color="red">
            {label}
          </Button>
          <Button component={Link} to={page} size="xs" variant="default">
            {t("cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
