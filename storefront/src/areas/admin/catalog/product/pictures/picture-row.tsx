import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { ActionIcon, Badge, Box, Group, Paper } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowDown, IconArrowUp, IconGripVertical, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";
import { Picture } from "../../../../../ui/picture/picture";
import { AltField } from "./alt-field";
import type { AdminProductImagesFragment } from "./pictures.generated";
import { RemovePicture } from "./remove-picture";

export interface PictureRowProps {
  readonly image: AdminProductImagesFragment["images"][number];
  readonly productId: string;
  readonly name: string;
  /** The position from 1; the first picture is the main one. */
  readonly place: number;
  readonly count: number;
  readonly moveTo: (place: number) => void;
}

export function PictureRow({ image, productId, name, place, count, moveTo }: PictureRowProps) {
  const t = useTranslations("adminCatalog.product.pictures");
  const [isRemoving, { open, close }] = useDisclosure();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: image.id,
  });
  return (
    <Paper
      component="li"
      ref={setNodeRef}
      withBorder
      p="xs"
      style={{
        transform: CSS.Translate.toString(transform),
        transition,
        ...(isDragging ? { zIndex: 1, position: "relative", boxShadow: "var(--mantine-shadow-md)" } : {}),
      }}
    >
      <Group gap="sm">
        <ActionIcon
          ref={setActivatorNodeRef}
          {...attributes}
          {...listeners}
          variant="subtle"
          color="gray"
          aria-label={t("drag", { place })}
          style={{ cursor: "grab", touchAction: "none" }}
        >
          <IconGripVertical aria-hidden size={18} />
        </ActionIcon>
        <Box w={64} flex="none">
          <Picture image={{ url: image.url, alt: "" }} name={name} ratio={1} />
        </Box>
        <Box flex="1 1 9rem" miw={0}>
          <AltField image={image} place={place} />
          {place === 1 && (
            <Badge size="sm" variant="light" mt={6}>
              {t("main")}
            </Badge>
          )}
        </Box>
        <Group gap={4} wrap="nowrap" ml="auto">
          <ActionIcon
            variant="default"
            aria-label={t("up", { place })}
            disabled={place === 1}
            onClick={() => moveTo(place - 1)}
          >
            <IconArrowUp aria-hidden size={16} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t("down", { place })}
            disabled={place === count}
            onClick={() => moveTo(place + 1)}
          >
            <IconArrowDown aria-hidden size={16} />
          </ActionIcon>
          <ActionIcon variant="default" aria-label={t("remove", { place })} onClick={open}>
            <IconTrash aria-hidden size={16} />
          </ActionIcon>
        </Group>
      </Group>
      <RemovePicture opened={isRemoving} close={close} productId={productId} image={image} place={place} />
    </Paper>
  );
}
