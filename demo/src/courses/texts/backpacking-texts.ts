/** Backpacking for Beginners. */
export const backpackingTexts: readonly string[] = [
  `Lay out everything that you mean to take, on the floor, in one place. Weigh the heap. Then cross things off until it is **a fifth of what you weigh**, food and water included.

What goes first: the second pair of trousers, the book, the big knife, the camp shoes, the third of anything. What never goes: rain gear, a warm layer, a lamp, a map on paper, a first-aid kit, matches, and a whistle.

> Nobody has ever come home and said that they would have liked a heavier pack.

*Try before you buy.* A tent is borrowed for the first trip, boots never.`,
  `A pack that pulls you backwards is packed wrong, however much it cost.

1. **Bottom:** the sleeping bag. You need it last.
2. *Against your back, between the shoulder blades:* food, stove, water. All that is heavy.
3. **In front of it and on top:** clothes, tent.
4. Lid and hip pockets: rain jacket, snack, map, sun cream, lamp.

Put it on in this order: hip belt on the bones and tight, shoulder straps until they touch, the little straps at the top to forty-five degrees, chest strap last. Your hips carry it. You should be able to slide a finger under the shoulder straps.`,
  `A good first route is a loop with a road in the middle. If somebody twists an ankle, or the rain doesn't stop, you want a **way out** every half day.

Draw it on the map. For each leg write the distance, the climb and the time: four kilometers an hour, and *an hour more for each 400 meters up*. Then add a third. That is your plan; six hours of it are a day.

Mark where there is water, where you may sleep, and the last bus. Leave a copy with someone at home, with the sentence: "If I have not called by Sunday at eight, call this number."`,
  `The right pace feels too slow. If you can't hold a conversation, you are racing, and you will pay for it at four in the afternoon.

- The first half hour, *slower still*. Then stop, and take a layer off.
- **Ten minutes of rest in each hour**, with the pack on the ground and the boots loose.
- Eat before you are hungry and drink before you are thirsty.
- Uphill: short steps, the whole foot down. Downhill: knees soft, poles long.

A hot spot on your heel is a blister in twenty minutes. Stop *now*, put tape on it, and your friends will wait. They are glad of it.`,
  `Be there two hours before it is dark. It takes one to make camp, and one to enjoy it.

Look **up** first: no dead branches. Then down: flat, a little raised, not in a hollow, sixty meters from any water. Lie on it before you pitch.

1. The tent, its back to the wind, with all its pegs.
2. Dry socks, warm layer.
3. Water for the evening and for the morning.
4. Stove, sixty steps downwind of the tent.

*The toilet* is a hole as deep as your hand, seventy steps from water and path. The paper goes home with you in a bag. You have been wondering; now you know.`,
  `Water that looks clean isn't. Filter it, or boil it for a minute, three minutes above 2,000 meters. **Two liters for a cool day, four for a hot one.**

Food: 700 grams of dry weight for a day, most of it things that you would eat at home. Oats, nuts, couscous, cheese that is hard, chocolate that isn't fancy.

And bears. They want your dinner, not you.

- Cook and store food *well away* from the tent, in a canister or hung up, four meters high.
- Toothpaste is food. So is the wrapper.
- Talk as you walk. A bear that has heard you has left.
- If you meet one: don't run, speak low, step back slowly.

We film the mountain part next month. Until then, two nights in the hills behind your town will teach you most of it.`,
];
