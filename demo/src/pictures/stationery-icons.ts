import type { Icon } from "./icon.js";
import { area, circle, ellipse, line, rect, repeat } from "./shapes.js";

/** Stationery and art. */
export const stationeryIcons = {
  notebook: (c) =>
    rect([36, 10, 136, 178], 12, c.dark) +
    rect([44, 10, 128, 170], 10, c.mid) +
    rect([44, 10, 22, 170], 8, c.dark) +
    rect([86, 42, 66, 42], 6, c.pale) +
    line("M98 56H140M98 70H126", c.light, 5) +
    area("M136 180V198L144 190L152 198V180Z", c.accent),
  pen: (c) =>
    `<g transform="rotate(45 100 100)">` +
    rect([82, -30, 36, 120], 10, c.mid) +
    rect([82, 40, 36, 10], 0, c.accent) +
    rect([86, 88, 28, 34], 4, c.dark) +
    area("M84 122H116L104 182Q100 190 96 182Z", c.light) +
    line("M100 146V178", c.dark, 3) +
    circle(100, 144, 4, c.dark) +
    rect([112, -20, 10, 60], 5, c.dark) +
    "</g>" +
    line("M36 178Q70 164 96 180T160 176", c.dark, 4),
  pencil: (c) =>
    `<g transform="rotate(45 100 100)">` +
    rect([80, -30, 40, 150], 6, c.accent) +
    rect([96, -30, 9, 150], 0, c.light) +
    rect([84, -48, 32, 20], 6, c.mid) +
    rect([80, 100, 40, 16], 0, c.dark) +
    area("M82 120H118L106 168H94Z", c.mid) +
    rect([97, 166, 6, 22], 2, c.dark) +
    "</g>" +
    line("M30 180H110", c.dark, 4),
  sketchbook: (c) =>
    rect([-4, 44, 208, 132], 8, c.dark) +
    rect([4, 40, 192, 128], 6, c.pale) +
    area("M16 156L70 88L104 128L132 102L184 156Z", c.light) +
    area("M16 156L70 88L104 128L124 156Z", c.mid) +
    circle(150, 78, 15, c.accent) +
    repeat([24, 54, 84, 114, 144, 174], (x) => line(`M${x} 32V50`, c.dark, 6)),
  ink: (c) =>
    rect([68, 14, 64, 42], 9, c.dark) +
    rect([80, 52, 40, 16], 0, c.light) +
    area("M48 66H152Q176 74 176 100V164Q176 184 156 184H44Q24 184 24 164V100Q24 74 48 66Z", c.light) +
    area("M24 110H176V164Q176 184 156 184H44Q24 184 24 164Z", c.mid) +
    rect([56, 108, 88, 50], 8, c.pale) +
    area("M100 114Q120 138 100 148Q80 138 100 114Z", c.accent),
  palette: (c) =>
    ellipse([96, 104, 104, 78], c.light) +
    ellipse([132, 140, 22, 17], c.pale) +
    circle(44, 96, 17, c.dark) +
    circle(82, 62, 17, c.mid) +
    circle(134, 66, 17, c.accent) +
    circle(66, 142, 17, c.pale) +
    line("M110 122L196 22", c.dark, 9) +
    line("M110 122L98 136", c.accent, 13),
  brushes: (c) =>
    repeat(
      [24, 62, 100, 138, 176],
      (x) =>
        rect([x - 11, 70, 22, 116], 8, x === 100 ? c.accent : x < 100 ? c.mid : c.light) +
        rect([x - 9, 52, 18, 22], 2, c.dark) +
        area(`M${x - 8} 54Q${x - 9} 32 ${x} 14Q${x + 9} 32 ${x + 8} 54Z`, c.dark),
    ),
  letter: (c) =>
    rect([34, 8, 132, 110], 6, c.pale) +
    line("M54 34H146M54 54H146M54 74H112", c.light, 6) +
    rect([4, 62, 192, 118], 10, c.mid) +
    area("M4 72Q4 62 14 62L100 128L186 62Q196 62 196 72V80L100 150L4 80Z", c.dark) +
    circle(100, 140, 18, c.accent),
  tape: (c) =>
    repeat(
      [146, 106, 66],
      (x) => circle(x, 104, 60, x === 106 ? c.accent : c.mid) + circle(x, 104, 48, x === 106 ? c.pale : c.light),
    ) +
    circle(66, 104, 28, c.dark) +
    circle(66, 104, 20, c.pale) +
    line("M70 163H196", c.mid, 9),
  calendar: (c) =>
    rect([20, 24, 160, 160], 14, c.pale) +
    area("M20 70V38Q20 24 34 24H166Q180 24 180 38V70Z", c.mid) +
    repeat([60, 140], (x) => rect([x - 6, 8, 12, 34], 6, c.dark)) +
    repeat([90, 120, 150], (y) =>
      repeat([40, 72, 104, 136], (x) => rect([x, y, 22, 20], 5, x === 104 && y === 120 ? c.accent : c.light)),
    ),
} as const satisfies Record<string, Icon>;
