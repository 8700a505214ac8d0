import { closestCenter, DndContext, type Announcements, type DragEndEvent } from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { Stack } from "@mantine/core";
import { useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { useDragSensors } from "../../../../../ui/drag/use-drag-sensors";
import { toast } from "../../../../../ui/toast/toast";
import { useProblem } from "../../../components/use-problem";
import { moved } from "./moved";
import { PictureRow } from "./picture-row";
import type { PicturesProps } from "./pictures-props";
import { AdminReorderProductImagesDocument } from "./pictures.generated";

/** The pictures, sorted by dragging, by keyboard or by buttons. The new order is visible before it is saved. */
export function PictureOrder({ product: { id, name, images } }: PicturesProps) {
  const t = useTranslations("adminCatalog.product.pictures");
  const problemOf = useProblem();
  const [requested, setRequested] = useState<readonly string[]>();
  const [, reorder] = useMutation(AdminReorderProductImagesDocument);
  const sensors = useDragSensors(sortableKeyboardCoordinates);
  const shown = requested
    ? requested.flatMap((imageId) => images.find((image) => image.id === imageId) ?? [])
    : images.toSorted((one, other) => one.position - other.position);
  const ids = shown.map((image) => image.id);
  const move = async (from: number, to: number) => {
    const imageIds = moved(ids, from, to);
    if (requested || imageIds === ids || imageIds.join() === ids.join()) return;
    setRequested(imageIds);
    const { data, error } = await reorder({ input: { productId: id, imageIds: [...imageIds] } });
    setRequested(undefined);
    const stood = problemOf(data?.reorderProductImages, error, ["Product"]);
    if (stood === undefined) toast({ message: t("moved", { place: to + 1 }) });
    else toast({ message: stood, kind: "problem" });
  };
  const placeOf = (imageId: string | number | undefined) => ids.indexOf(String(imageId)) + 1;
  const announcements: Announcements = {
    onDragStart: ({ active }) => t("taken", { place: placeOf(active.id) }),
    onDragOver: ({ over }) => (over ? t("over", { place: placeOf(over.id) }) : undefined),
    onDragEnd: ({ over }) => (over ? t("dropped", { place: placeOf(over.id) }) : undefined),
    onDragCancel: () => t("cancelled"),
  };
  const dropped = ({ active, over }: DragEndEvent) => {
    if (over) void move(placeOf(active.id) - 1, placeOf(over.id) - 1);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={dropped}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t("howToDrag") } }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <Stack component="ol" gap="xs" m={0} p={0} style={{ listStyle: "none" }} aria-label={t("title")}>
          {shown.map((image, index) => (
            <PictureRow
              key={image.id}
              image={image}
              productId={id}
              name={name}
              place={index + 1}
              count={ids.length}
              moveTo={(place) => void move(index, place - 1)}
            />
          ))}
        </Stack>
      </SortableContext>
    </DndContext>
  );
}
