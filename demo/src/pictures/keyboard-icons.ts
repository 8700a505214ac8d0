import type { Icon } from "./icon.js";
import { area, circle, line, rect, repeat } from "./shapes.js";

/** Keyboards and accessories. */
export const keyboardIcons = {
  keyboard: (c) =>
    rect([-10, 52, 220, 104], 16, c.dark) +
    rect([0, 60, 200, 86], 10, c.mid) +
    repeat([6, 31, 56, 81, 106, 131, 156], (x) => rect([x, 66, 20, 20], 4, c.pale)) +
    repeat([6, 31, 56, 81, 106, 131], (x) => rect([x, 92, 20, 20], 4, c.light)) +
    rect([181, 66, 14, 20], 4, c.light) +
    rect([156, 92, 39, 20], 4, c.accent) +
    repeat([6, 166], (x) => rect([x, 118, 29, 20], 4, c.light)) +
    rect([40, 118, 121, 20], 4, c.pale),
  splitKeyboard: (c) =>
    `<g transform="rotate(9 45 100)">${half(c, c.pale)}</g>` +
    `<g transform="translate(200 0) scale(-1 1) rotate(9 45 100)">${half(c, c.accent)}</g>`,
  numberPad: (c) =>
    rect([38, 4, 124, 184], 16, c.dark) +
    rect([48, 14, 104, 164], 10, c.mid) +
    repeat(
      [22, 62, 102],
      (y) => repeat([55, 87], (x) => rect([x, y, 26, 32], 5, c.pale)) + rect([119, y, 26, 32], 5, c.light),
    ) +
    rect([55, 142, 58, 28], 5, c.pale) +
    rect([119, 142, 26, 28], 5, c.accent),
  switches: (c) =>
    repeat([6, 72, 138], (x) =>
      repeat(
        [14, 104],
        (y) =>
          rect([x, y + 14, 56, 56], 8, c.dark) +
          rect([x + 7, y + 8, 42, 46], 6, c.mid) +
          line(
            `M${x + 28} ${y + 14}V${y + 44}M${x + 14} ${y + 29}H${x + 42}`,
            (x + y) % 4 === 0 ? c.accent : c.pale,
            9,
          ),
      ),
    ),
  wristRest: (c) =>
    repeat([4, 38, 72, 106, 140], (x) => rect([x, 52, 26, 24], 5, c.light)) +
    rect([174, 52, 22, 24], 5, c.accent) +
    area("M-8 110Q-8 96 8 96H192Q208 96 208 110V138Q208 152 192 152H8Q-8 152 -8 138Z", "#7b523b") +
    area("M-8 110Q-8 96 8 96H192Q208 96 208 110V124H-8Z", "#a06f50") +
    line("M20 112Q70 104 110 112T186 110", "#7b523b", 3),
  keycap: (c) =>
    area("M38 60L22 150Q20 166 36 166H164Q180 166 178 150L162 60Z", c.mid) +
    rect([38, 36, 124, 104], 20, c.pale) +
    rect([52, 46, 96, 80], 16, c.light) +
    line("M124 68V92H82M96 76L80 92L96 108", c.dark, 9),
  mouse: (c) =>
    rect([48, 14, 104, 172], 52, c.dark) +
    rect([56, 22, 88, 156], 44, c.mid) +
    area("M56 84H144V66A44 44 0 0 0 56 66Z", c.light) +
    circle(100, 76, 26, c.pale) +
    circle(100, 76, 19, c.accent) +
    circle(93, 69, 5, c.pale),
  laptopStand: (c) =>
    area("M30 34H170L182 116H18Z", c.dark) +
    area("M40 42H160L170 108H30Z", c.light) +
    line("M100 116L56 180M100 116L144 180M70 160H130", c.mid, 11) +
    rect([8, 112, 184, 12], 6, c.accent),
  cable: (c) =>
    line("M20 150H50q8 -62 18 0t18 0t18 0t18 0t18 0H178", c.mid, 10) +
    line("M178 150V60", c.mid, 10) +
    rect([162, 26, 32, 48], 8, c.dark) +
    rect([170, 12, 16, 18], 3, c.light) +
    rect([4, 136, 34, 28], 8, c.accent),
  deskMat: (c) =>
    rect([-8, 60, 216, 92], 12, c.mid) +
    rect([0, 68, 200, 76], 8, c.light) +
    rect([20, 84, 96, 34], 6, c.pale) +
    rect([136, 82, 26, 38], 13, c.dark) +
    circle(178, 128, 8, c.accent),
} as const satisfies Record<string, Icon>;

function half(c: Parameters<Icon>[0], thumb: string): string {
  return (
    rect([-14, 44, 104, 108], 14, c.dark) +
    repeat([52, 78, 104], (y) => repeat([-6, 18, 42, 66], (x) => rect([x, y, 18, 20], 4, c.light))) +
    rect([42, 130, 42, 16], 4, thumb)
  );
}
