import type { Icon } from "./icon.js";
import { area, circle, line, rect, repeat } from "./shapes.js";

/** Audio. */
export const audioIcons = {
  headphones: (c) =>
    line("M32 120V98A68 68 0 0 1 168 98V120", c.dark, 15) +
    rect([14, 104, 42, 72], 18, c.mid) +
    rect([144, 104, 42, 72], 18, c.mid) +
    rect([42, 110, 18, 60], 9, c.accent) +
    rect([140, 110, 18, 60], 9, c.accent),
  earbuds: (c) =>
    rect([30, 92, 140, 88], 34, c.dark) +
    area("M30 128A34 34 0 0 1 64 92H136A34 34 0 0 1 170 126Z", c.mid) +
    repeat([62, 116], (x) => circle(x + 10, 56, 22, c.pale) + rect([x + 2, 60, 16, 62], 8, c.pale)) +
    repeat([72, 126], (x) => circle(x, 54, 9, c.accent)),
  wiredEarphones: (c) =>
    line("M48 62Q50 150 100 150Q150 150 152 62M100 150V196", c.dark, 7) +
    repeat(
      [48, 152],
      (x) => rect([x - 9, 46, 18, 52], 9, c.mid) + circle(x, 44, 24, c.mid) + circle(x, 44, 14, c.accent),
    ) +
    rect([90, 138, 20, 28], 6, c.light),
  headphoneStand: (c) =>
    line("M100 60V172", "#b98a5d", 15) +
    rect([46, 168, 108, 16], 8, "#8f6642") +
    line("M44 116V86A56 60 0 0 1 156 86V116", c.dark, 13) +
    rect([26, 100, 34, 58], 15, c.mid) +
    rect([140, 100, 34, 58], 15, c.mid) +
    rect([52, 106, 13, 46], 6, c.accent) +
    rect([135, 106, 13, 46], 6, c.accent),
  recorder: (c) =>
    circle(76, 24, 19, c.light) +
    circle(124, 24, 19, c.light) +
    rect([50, 36, 100, 152], 16, c.dark) +
    rect([62, 52, 76, 52], 7, c.pale) +
    line("M74 78V80M86 70V88M98 62V94M110 72V86M122 76V82", c.mid, 6) +
    circle(100, 144, 26, c.mid) +
    circle(100, 144, 17, c.accent),
  recordBrush: (c) =>
    circle(78, 116, 74, c.dark) +
    `<circle cx="78" cy="116" r="54" fill="none" stroke="${c.mid}" stroke-width="2"/>` +
    circle(78, 116, 26, c.accent) +
    circle(78, 116, 5, c.pale) +
    `<g transform="rotate(35 140 60)">${rect([84, 26, 120, 34], 12, "#b98a5d")}${rect([90, 58, 108, 16], 3, c.light)}</g>`,
  speaker: (c) =>
    rect([46, 8, 108, 180], 14, c.dark) +
    rect([54, 16, 92, 164], 10, c.mid) +
    circle(100, 56, 24, c.pale) +
    circle(100, 56, 13, c.dark) +
    circle(100, 126, 40, c.pale) +
    circle(100, 126, 28, c.dark) +
    circle(100, 126, 11, c.accent),
  microphone: (c) =>
    line("M48 86V96A52 52 0 0 0 152 96V86M100 148V180", c.dark, 11) +
    line("M62 184H138", c.dark, 12) +
    rect([66, 6, 68, 126], 34, c.mid) +
    repeat([38, 56, 74], (y) => line(`M80 ${y}H120`, c.light, 6)) +
    rect([66, 92, 68, 10], 0, c.accent),
  turntable: (c) =>
    rect([-6, 44, 212, 122], 14, c.mid) +
    circle(78, 105, 52, c.dark) +
    `<circle cx="78" cy="105" r="38" fill="none" stroke="${c.mid}" stroke-width="2"/>` +
    circle(78, 105, 19, c.accent) +
    circle(78, 105, 4, c.pale) +
    circle(168, 70, 14, c.light) +
    line("M168 70V118L132 136", c.pale, 7) +
    circle(168, 146, 8, c.dark),
  radio: (c) =>
    line("M52 60V36A12 12 0 0 1 64 24H136A12 12 0 0 1 148 36V60", c.dark, 10) +
    rect([-2, 58, 204, 112], 22, c.mid) +
    rect([14, 74, 88, 80], 12, c.pale) +
    repeat([88, 101, 114, 127, 140], (y) => line(`M26 ${y}H90`, c.light, 5)) +
    circle(150, 104, 30, c.pale) +
    line("M150 104L166 88", c.accent, 6) +
    repeat([128, 150, 172], (x) => circle(x, 152, 6, c.dark)),
} as const satisfies Record<string, Icon>;
