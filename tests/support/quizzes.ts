import type { ChoiceItem, Concept } from "../../src/content/model.ts";
import { shortId } from "../../src/content/slug.ts";
import { itemId } from "../../src/ids.ts";
import { choice, concept, open } from "./library.ts";

/** A statement that is true, or isn't. */
export const trueOrFalse = (statement: string, answer: boolean): ChoiceItem => ({
  kind: "true-or-false",
  id: itemId(shortId(statement)),
  question: `True or false: ${statement}`,
  options: [
    { text: "True", right: answer, why: `so it is with ${statement}` },
    { text: "False", right: !answer, why: `so it is not with ${statement}` },
  ],
});

/** A concept about kitchens, with questions of every kind. */
export const stove: Concept = concept(
  "stove",
  { definition: "plain", campfire: "analogy", grill: "analogy", "a hot plate": "simple" },
  {
    definition: "A stove heats pots.",
    pictures: ["like a campfire indoors"],
    quiz: [
      {
        ...choice(
          "What heats a pot?",
          "*The glowing ring",
          "The wooden spoon",
          "The kitchen window",
        ),
        hint: "It is red.",
      },
      choice(
        "Where does smoke go?",
        "Under the carpet",
        "*Out through the hood",
        "Into the fridge",
      ),
      trueOrFalse("a stove keeps milk cold", false),
      open("Why does a lid save gas?", "It keeps the steam inside."),
    ],
  },
);

/** Another one, which needs the first. */
export const oven: Concept = concept(
  "oven",
  { definition: "plain", cave: "analogy", sauna: "analogy", "a hot box": "simple" },
  {
    definition: "An oven bakes dough.",
    needs: ["stove"],
    pictures: ["like a warm cave"],
    quiz: [
      choice("What bakes evenly?", "*Moving hot air", "A closed curtain", "Loud music"),
      choice("What rises in it?", "The water level", "*Yeast dough", "The rent"),
      trueOrFalse("an oven door should stay shut", true),
      open("Why preheat it?", "So that baking starts at once."),
    ],
  },
);

/** A third, about something else. */
export const fridge: Concept = concept(
  "fridge",
  { definition: "plain", cellar: "analogy", snow: "analogy", "a cold box": "simple" },
  {
    definition: "A fridge keeps food cold.",
    quiz: [
      choice("What spoils outside?", "*Fresh milk", "Dry pasta", "Table salt"),
      choice("What hums?", "The shelf", "*Its compressor", "A lemon"),
      trueOrFalse("a fridge cools a room", false),
    ],
  },
);
