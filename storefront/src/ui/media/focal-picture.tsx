import { Box } from "@mantine/core";
import { Picture } from "../picture/picture";

export interface FocalPictureProps {
  readonly picture: { readonly url: string; readonly width: number; readonly height: number };
  readonly alt: string;
  /** In per cent from the left and the top. */
  readonly x: number;
  readonly y: number;
  readonly choose: (x: number, y: number) => void;
}

/** A whole picture with a mark on its focal point, which a click moves. It needs fields beside it for the keyboard. */
export function FocalPicture({ picture: { url, width, height }, alt, x, y, choose }: FocalPictureProps) {
  const ratio = width / height;
  return (
    <Box
      pos="relative"
      // a tall picture is not higher than the window
      style={{ maxWidth: `calc(70vh * ${ratio})`, cursor: "crosshair" }}
      onClick={({ currentTarget, clientX, clientY }) => {
        const frame = currentTarget.getBoundingClientRect();
        choose(perCent((clientX - frame.left) / frame.width), perCent((clientY - frame.top) / frame.height));
      }}
    >
      <Picture image={{ url, alt }} name="" ratio={ratio} first />
      <Box
        aria-hidden
        pos="absolute"
        left={`${x}%`}
        top={`${y}%`}
        w={20}
        h={20}
        bg="souk"
        style={{
          transform: "translate(-50%, -50%)",
          border: "3px solid white",
          borderRadius: "50%",
          boxShadow: "0 0 0 1px black",
          pointerEvents: "none",
        }}
      />
    </Box>
  );
}

function perCent(part: number): number {
  return Math.min(Math.max(Math.round(part * 100), 0), 100);
}
