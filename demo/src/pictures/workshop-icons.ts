import type { Icon } from "./icon.js";
import { area, circle, line, rect, repeat } from "./shapes.js";

/** Workshop. */
export const workshopIcons = {
  plane: (c) =>
    area("M-6 132H206V168H-6Z", c.dark) +
    area("M12 132Q14 96 52 98H150Q184 100 190 132Z", c.mid) +
    `<g transform="rotate(24 110 90)">${rect([92, 18, 22, 98], 4, c.light)}</g>` +
    circle(34, 86, 17, c.dark) +
    area("M138 100Q142 50 176 54Q190 70 182 108Z", c.dark) +
    line("M-14 172H214", c.light, 7) +
    line("M84 132Q86 104 66 96Q48 100 58 112", c.accent, 7),
  saw: (c) =>
    `<g transform="rotate(-24 100 100)">` +
    area("M-24 70H128V126H-24Z", c.pale) +
    line("M-24 70l10 -8l10 8l10 -8l10 8l10 -8l10 8l10 -8l10 8l10 -8l10 8l10 -8l10 8l10 -8l10 8", c.light, 4) +
    line("M-24 126H128", c.light, 6) +
    rect([124, 84, 108, 28], 13, c.dark) +
    repeat([148, 170, 192], (x) => rect([x, 84, 9, 28], 0, c.accent)) +
    "</g>",
  chisel: (c) =>
    repeat(
      [24, 74, 124],
      (x) =>
        rect([x, 20, 30, 78], 11, x === 74 ? c.accent : c.mid) +
        rect([x, 34, 30, 8], 0, c.dark) +
        rect([x + 9, 96, 12, 18], 0, c.dark) +
        area(`M${x + 2} 112H${x + 28}V172L${x + 2} 186Z`, c.light),
    ),
  screwdriver: (c) =>
    `<g transform="rotate(45 100 100)">` +
    rect([76, -30, 48, 108], 20, c.accent) +
    repeat([88, 106], (x) => rect([x, -14, 7, 76], 3, c.pale)) +
    rect([84, 74, 32, 18], 4, c.dark) +
    rect([93, 90, 14, 96], 2, c.light) +
    area("M93 184H107L112 216H88Z", c.dark) +
    "</g>",
  soldering: (c) =>
    `<g transform="rotate(48 100 100)">` +
    rect([78, -34, 44, 122], 16, c.mid) +
    rect([84, 0, 32, 36], 5, c.pale) +
    rect([86, 86, 28, 24], 3, c.dark) +
    rect([92, 108, 16, 60], 2, c.light) +
    area("M92 168H108L100 204Z", c.accent) +
    "</g>" +
    line("M20 150Q10 136 20 124Q30 112 20 98", c.light, 6),
  caliper: (c) =>
    rect([-10, 56, 220, 30], 4, c.light) +
    area("M8 56H44V150L20 174L8 150Z", c.mid) +
    area("M88 48H150V94H112V150L88 174Z", c.dark) +
    rect([98, 58, 44, 24], 4, c.pale) +
    line("M106 70H134", c.accent, 6) +
    repeat([56, 68, 166, 178, 190], (x) => line(`M${x} 60V70`, c.dark, 3)),
  clamp: (c) =>
    rect([2, 90, 196, 18], 4, c.light) +
    area("M10 24H44V152H26V60H10Z", c.dark) +
    area("M112 46H136V108H160L166 176H138L130 122H112Z", c.mid) +
    circle(34, 44, 10, c.accent) +
    rect([98, 42, 16, 26], 5, c.accent),
  toolRoll: (c) =>
    repeat([32, 68, 104, 140], (x) => rect([x, 14 + (x % 8) * 3, 15, 80], 6, x === 68 ? c.accent : c.light)) +
    rect([4, 70, 192, 112], 14, c.mid) +
    repeat([58, 94, 130], (x) => line(`M${x} 80V172`, c.dark, 4)) +
    rect([4, 120, 192, 16], 0, c.dark) +
    rect([166, 112, 24, 32], 5, c.accent),
  apron: (c) =>
    line("M70 50Q72 -8 100 -8Q128 -8 130 50", c.dark, 9) +
    area("M66 44H134Q138 84 172 92V184H28V92Q62 84 66 44Z", c.mid) +
    rect([80, 62, 40, 30], 5, c.light) +
    rect([54, 122, 92, 42], 7, c.light) +
    line("M100 122V164", c.mid, 4) +
    line("M96 70V54", c.accent, 7),
  tapeMeasure: (c) =>
    area("M120 150H216V172H120Z", "#fff3c4") +
    repeat([136, 152, 168, 184, 200], (x) => line(`M${x} 152V160`, c.dark, 3)) +
    area("M20 76Q20 24 84 24Q150 24 150 84V160Q150 172 138 172H32Q20 172 20 160Z", c.mid) +
    circle(84, 98, 42, c.dark) +
    circle(84, 98, 28, c.accent) +
    rect([212, 144, 9, 34], 3, c.dark),
} as const satisfies Record<string, Icon>;
