import type { Library } from "../../src/content/model.ts";
import type { Topics } from "../../src/memory/checkin.ts";
import type { Settings } from "../../src/understand/checkin-meaning.ts";

/** Topics of a check-in that can be chosen: everything, a pack, a path. */
export interface TopicChoice {
  readonly value: string;
  readonly label: string;
  readonly about: NonNullable<Settings["about"]>;
}

const EVERYTHING = "everything";

/** All topics that can be chosen. A single pack is the same as everything. */
export function topicChoices({ packs }: Library, everything: string): TopicChoice[] {
  const ofPacks = packs.length > 1 ? packs : [];
  return [
    { value: EVERYTHING, label: everything, about: {} },
    ...ofPacks.map((it) => ({
      value: `pack:${it.id}`,
      label: it.name,
      about: { concepts: it.concepts.map((concept) => concept.id) },
    })),
    ...packs.flatMap((pack) =>
      pack.paths.map((it) => ({
        value: `path:${it.id}`,
        label: `${it.title} (${pack.name})`,
        about: { path: it.id },
      })),
    ),
  ];
}

/** The topic that a check-in has; undefined where it is about concepts that were named one by one. */
export function topicOf(
  { about }: { readonly about?: Topics | undefined },
  choices: readonly TopicChoice[],
): string | undefined {
  if (!about) return EVERYTHING;
  return choices.find((it) =>
    about.kind === "path"
      ? it.about.path === about.path
      : it.about.concepts?.join(" ") === about.concepts.join(" "),
  )?.value;
}
