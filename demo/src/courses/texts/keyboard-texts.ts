/** Build Your Own Mechanical Keyboard. */
export const keyboardTexts: readonly string[] = [
  `Under every key of a mechanical keyboard sits a **switch of its own**: a spring, a sliding stem and two contacts. That is the whole difference. A flat keyboard shares one rubber sheet among all its keys, so it feels the same everywhere and wears out everywhere at once.

Three things decide how a board feels:

1. the switch, and how hard its spring pushes back,
2. the plate that holds the switches, and how much it gives,
3. the case, which is what you hear.

> You can change the first in a minute, the second in an evening, and the third only with a drill. Choose them in the opposite order.

By the end of this lesson you can open the board on your desk and name each part.`,
  `A full-size board has 104 keys, and most people use about seventy of them. Layouts are named for what they leave out:

| Layout | Keys | What is missing |
| --- | --- | --- |
| Tenkeyless | 87 | the number pad |
| 75 percent | 84 | the gaps between the blocks |
| 65 percent | 68 | the row of function keys |
| 40 percent | 47 | the numbers, too |

Count for one day how often you reach for the number pad. If it is fewer than ten times, you will not miss it, and your mouse moves ten centimeters closer.

**Homework:** write down the five keys that you could not do without. We need the list when we come to layers.`,
  `Hold two switches in one hand and press them with the thumb of the other. *Linear* switches move smoothly, *tactile* ones have a bump half way, and *clicky* ones tell the whole room about it.

The number on the box is the force in grams at the point where the key counts as pressed:

- **35 to 45 g** is light; tired hands like it, resting fingers do not.
- **50 to 60 g** suits most people who type all day.
- **65 g and more** keeps heavy typists from hitting the bottom.

Travel is usually 4 mm, with the signal at about 2 mm. Sound comes from the *bottom* of the stroke, so a softer landing matters more than a quieter switch. Buy a tester with nine switches before you buy seventy.`,
  `You need less than the shops say. Lay this out before you open a single bag:

- a soldering iron with a temperature that you can set, and a brass sponge,
- leaded or lead-free solder of 0.8 mm with flux inside,
- flush cutters, tweezers, a small screwdriver with a Phillips tip,
- a lamp, a fan that blows the smoke *away from you*, and an old towel.

Set the iron to **350 °C** for leaded solder and **380 °C** for lead-free. Keep a heat-proof stand on the side of your writing hand, so that you never reach across the iron.

Wear glasses. Clipped legs fly, and they fly towards eyes.`,
  `The space bar rattles because its stabilizer does. Twenty minutes here change a board more than the most expensive switches.

1. **Clip** the two little legs at the bottom of each stem, flush and flat.
2. **Straighten** the wire on a pane of glass: press one corner, and if the other lifts, bend it back.
3. **Lube** the inside of the housing with a thin brush and thick grease. You should see a shine and no lumps.
4. Dip the ends of the wire in dielectric grease and slide it home.

Press the finished stabilizer on both ends. If one side still ticks, take it out and look at the wire again. Do it *before* soldering; afterwards the plate is in the way.`,
  `Solder a switch in each corner first, and check that the plate lies flat. Then work along the rows.

For each joint: touch pad and pin with the iron, count *one*, feed a grain of solder into the corner, count *two*, take the solder away, then the iron. A good joint is a small shiny volcano. A ball that sits on the pin has not wetted the pad; heat it once more.

**After ten switches, stop.** Plug the board in and short each pair of pads with tweezers, or use a key tester in the browser. It is much nicer to find a mistake after ten joints than after a hundred and forty.

Burned your finger? Cold water for ten minutes, and then a break. The board will wait.`,
  `A hot-swap board has a small socket behind each key, and the switch pushes in without heat. You can change your mind about switches for years.

Before you push:

- look at the two metal pins and straighten them with tweezers; **a bent pin is the cause of nine in ten dead keys**,
- support the socket from behind with a finger, or it will lift its pads,
- push straight down, with your thumb on both sides.

To take a switch out, squeeze the clips at top and bottom with the puller, and rock it towards you. If it does not come, it is still clipped: never pull harder than you would pull a tooth.`,
  `Firmware is the small program on the board that turns a closed contact into a letter. Yours arrived with something on it, but you want your own layout.

1. Open the web configurator and choose your board from the list.
2. Change one key. Only one; we want to see that it works.
3. Save the keymap to a file, and **keep that file** with the board's name and today's date.
4. Press the reset button on the back, wait for the drive to appear, and drop the new firmware on it.

The board restarts by itself. If it seems dead, press reset again: the boot loader cannot be overwritten this way, so there is nothing you can break for good.`,
  `A layer is a second meaning for the whole keyboard, as long as you hold a key. Take out your list from the second lesson: those keys go on layer one, under your strongest fingers.

A first layer that survives:

- hold *Caps Lock* for it; nobody misses Caps Lock,
- arrows on \`I J K L\`, Home and End on \`U O\`,
- Delete on Backspace, volume on the bottom row.

Live with one layer for a week before you add another. A layer that you have to look up is not a shortcut, it is a **memory test**. When your hands go there without asking, it is ready.`,
  `A key that does not answer has one of four causes. Look for them in this order:

1. **The pin.** Pull the switch and look: is one folded under?
2. **The joint.** Touch it again with the iron and a breath of flux.
3. **The diode.** A whole row or column is dead? Follow it to the first diode and look at its stripe.
4. **The keymap.** Put tweezers across the pads. If a letter comes, the hardware is fine and the key is mapped to nothing.

If two letters come at once, look for a bridge of solder between neighbors, and draw it off with braid.

You are done. Write the date inside the case before you close it; one day you will want to know.`,
];
