import { audioIcons } from "./audio-icons.js";
import { bagIcons } from "./bag-icons.js";
import { coffeeIcons } from "./coffee-icons.js";
import { gameIcons } from "./game-icons.js";
import { gardenIcons } from "./garden-icons.js";
import type { Icon } from "./icon.js";
import { keyboardIcons } from "./keyboard-icons.js";
import { kitchenIcons } from "./kitchen-icons.js";
import { lightingIcons } from "./lighting-icons.js";
import { outdoorIcons } from "./outdoor-icons.js";
import { area, line, rect } from "./shapes.js";
import { stationeryIcons } from "./stationery-icons.js";
import { textileIcons } from "./textile-icons.js";
import { workshopIcons } from "./workshop-icons.js";

// The first row whose words are all whole words of the slug wins, so a specific row ("travel-mug") comes before a
// general one ("mug").
const iconRows: readonly [words: string, icon: Icon][] = [
  ["split", keyboardIcons.splitKeyboard],
  ["keycap", keyboardIcons.keycap],
  ["switch", keyboardIcons.switches],
  ["keyboard-cable", keyboardIcons.cable],
  ["desk-mat", keyboardIcons.deskMat],
  ["wrist-rest", keyboardIcons.wristRest],
  ["headphone-stand", audioIcons.headphoneStand],
  ["laptop-stand", keyboardIcons.laptopStand],
  ["laptop-sleeve", bagIcons.sleeve],
  ["keyboard", keyboardIcons.keyboard],
  ["number-pad", keyboardIcons.numberPad],
  ["mouse", keyboardIcons.mouse],
  ["headphones", audioIcons.headphones],
  ["earbuds", audioIcons.earbuds],
  ["earphones", audioIcons.wiredEarphones],
  ["speaker speakers", audioIcons.speaker],
  ["microphone podcasting", audioIcons.microphone],
  ["recorder", audioIcons.recorder],
  ["turntable", audioIcons.turntable],
  ["record-cleaning", audioIcons.recordBrush],
  ["radio", audioIcons.radio],
  ["pendant floor-lantern", lightingIcons.pendant],
  ["headlamp", outdoorIcons.headlamp],
  ["string-lights", lightingIcons.stringLights],
  ["night-light", lightingIcons.nightLight],
  ["lantern", lightingIcons.lantern],
  ["bulb", lightingIcons.bulb],
  ["light-bar", lightingIcons.lightBar],
  ["dimmer", lightingIcons.dimmer],
  ["clamp-lamp", lightingIcons.clampLamp],
  ["table-lamp", lightingIcons.tableLamp],
  ["lamp", lightingIcons.deskLamp],
  ["skillet pan", kitchenIcons.pan],
  ["dutch-oven", kitchenIcons.pot],
  ["knife", kitchenIcons.knife],
  ["cutting-board", kitchenIcons.cuttingBoard],
  ["bowls", kitchenIcons.bowls],
  ["rolling-pin", kitchenIcons.rollingPin],
  ["mortar", kitchenIcons.mortar],
  ["proofing sourdough", kitchenIcons.bread],
  ["spoons", kitchenIcons.spoons],
  ["kettle", coffeeIcons.kettle],
  ["grinder", coffeeIcons.grinder],
  ["travel-mug", coffeeIcons.travelMug],
  ["espresso-pot", coffeeIcons.espressoPot],
  ["teapot", coffeeIcons.teapot],
  ["filters", coffeeIcons.filters],
  ["dripper coffee-at-home", coffeeIcons.dripper],
  ["canister", coffeeIcons.canister],
  ["whisk", coffeeIcons.whisk],
  ["mug", coffeeIcons.mug],
  ["neck-pillow", bagIcons.neckPillow],
  ["bolster cushion", textileIcons.pillow],
  ["bath-towel tea-towels", textileIcons.towel],
  ["throw sheet-set duvet", textileIcons.folded],
  ["rug bath-mat", textileIcons.rug],
  ["curtains", textileIcons.curtains],
  ["quilt", textileIcons.quilt],
  ["trowel", gardenIcons.trowel],
  ["shears", gardenIcons.shears],
  ["watering-can", gardenIcons.wateringCan],
  ["seed", gardenIcons.seeds],
  ["raised-bed", gardenIcons.raisedBed],
  ["caddy", gardenIcons.caddy],
  ["kneeling", gardenIcons.pad],
  ["feeder", gardenIcons.birdFeeder],
  ["labels", gardenIcons.labels],
  ["pots planter vegetables", gardenIcons.plant],
  ["tent backpacking", outdoorIcons.tent],
  ["sleeping-bag", outdoorIcons.sleepingBag],
  ["stove", outdoorIcons.stove],
  ["poles", outdoorIcons.poles],
  ["hammock", outdoorIcons.hammock],
  ["bottle", outdoorIcons.bottle],
  ["dry-bag", outdoorIcons.dryBag],
  ["compass", outdoorIcons.compass],
  ["chair", outdoorIcons.chair],
  ["backpack", bagIcons.backpack],
  ["duffel", bagIcons.duffel],
  ["tote", bagIcons.tote],
  ["cubes", bagIcons.cubes],
  ["toiletry", bagIcons.toiletry],
  ["wallet", bagIcons.wallet],
  ["sling", bagIcons.sling],
  ["luggage-tag", bagIcons.tag],
  ["pannier", bagIcons.pannier],
  ["notebook", stationeryIcons.notebook],
  ["brush-pen", stationeryIcons.brushes],
  ["bottled-ink", stationeryIcons.ink],
  ["watercolor", stationeryIcons.palette],
  ["sketchbook", stationeryIcons.sketchbook],
  ["fountain-pen", stationeryIcons.pen],
  ["pencil", stationeryIcons.pencil],
  ["letter-set", stationeryIcons.letter],
  ["washi-tape", stationeryIcons.tape],
  ["calendar planner", stationeryIcons.calendar],
  ["board-game dice", gameIcons.die],
  ["card-game", gameIcons.cards],
  ["jigsaw", gameIcons.puzzle],
  ["chess", gameIcons.pawn],
  ["marble-run", gameIcons.marbleRun],
  ["cribbage mancala", gameIcons.board],
  ["word-game", gameIcons.tiles],
  ["burr", gameIcons.burr],
  ["plane woodworking", workshopIcons.plane],
  ["saw", workshopIcons.saw],
  ["chisel", workshopIcons.chisel],
  ["soldering", workshopIcons.soldering],
  ["driver repair-kit", workshopIcons.screwdriver],
  ["caliper", workshopIcons.caliper],
  ["clamps", workshopIcons.clamp],
  ["tool-roll", workshopIcons.toolRoll],
  ["apron", workshopIcons.apron],
  ["tape-measure", workshopIcons.tapeMeasure],
];

/** Returns the icon for a product by the words in its slug; a parcel when no row matches. */
export function iconFor(slug: string): Icon {
  const row = iconRows.find(([words]) => words.split(" ").some((word) => `-${slug}-`.includes(`-${word}-`)));
  return row?.[1] ?? parcel;
}

const parcel: Icon = (c) =>
  rect([18, 54, 164, 130], 8, c.mid) +
  area("M18 62L38 24H162L182 62Z", c.light) +
  rect([84, 24, 32, 78], 0, c.accent) +
  line("M38 160H82", c.light, 8);
