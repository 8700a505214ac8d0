import "@mantine/notifications/styles.css";
import { Button, Group, Text } from "@mantine/core";
import { Notifications, notifications } from "@mantine/notifications";
import type { ToastDefinition } from "./toast";

const shortMs = 5000;
/**
 * Long enough to reach the button by keyboard. WCAG 2.2.1 asks for enough time; the action is also available elsewhere.
 */
const withActionMs = 12_000;

/** The place for toasts. Toasts that are sent before it loads wait for it. */
export function ToastCenter() {
  return <Notifications position="bottom-right" />;
}

/** `close`: the label of the close button. */
export function showToast({ message, kind = "done", action }: ToastDefinition, close: string): void {
  const id = notifications.show({
    color: kind === "problem" ? "red" : "souk",
    autoClose: action ? withActionMs : shortMs,
    closeButtonProps: { "aria-label": close },
    message: action ? (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="light"
          flex="none"
          onClick={() => {
            notifications.hide(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      </Group>
    ) : (
      message
    ),
  });
}
