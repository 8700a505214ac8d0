import "@mantine/notifications/styles.css";
import { Button, Group, Text } from "@mantine/core";
import { Notifications, notifications } from "@mantine/notifications";
import type { ToastDefinition } from "./toast";

const shortMs = 5000;
/**
 * Long enough to reach the button by keyboard. WCAG 2.2.1 asks for enough time; the act is also available elsewhere.
 */
const withActMs = 12_000;

/** The place for toasts. Toasts that are sent before it loads wait for it. */
export function ToastCenter() {
  return <Notifications position="bottom-right" />;
}

/** `close`: the label of the close button. */
export function showToast({ message, kind = "done", act }: ToastDefinition, close: string): void {
  const id = notifications.show({
    color: kind === "problem" ? "red" : "souk",
    autoClose: act ? withActMs : shortMs,
    closeButtonProps: { "aria-label": close },
    message: act ? (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            notifications.hide(id);
            act.run();
          }}
        >
          {act.label}
        </Button>
      </Group>
    ) : (
      message
    ),
  });
}
