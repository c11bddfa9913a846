import type { Library } from "../../../src/content/model.ts";
import { choice, concept, library, open } from "../library.ts";

/** A little that can be taught, for tests that are about Discord. */
export const lessons: Library = library(
  concept(
    "caching",
    { definition: "plain", fridge: "analogy", notebook: "analogy", shelf: "simple" },
    {
      aliases: ["cache"],
      points: [{ says: "A copy of data is kept near to where it is needed.", also: [] }],
      followUps: { "What if the copy is out of date?": "Then it is read again." },
      quiz: [
        choice("What does a cache keep?", "*A copy", "The only one", "Nothing"),
        open("Why is a cache fast?", "Because the copy is near."),
        choice("What is a hit?", "*The copy was there", "It was not there"),
      ],
    },
  ),
  concept("sharding", undefined, { related: ["caching"] }),
  concept("quorum"),
  concept("replication"),
  concept("latency"),
);
