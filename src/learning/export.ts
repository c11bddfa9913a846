import type { ChoiceItem, Library, QuizItem } from "../content/model.ts";
import type { Conversation } from "../memory/conversation.ts";
import type { LearningEvent } from "../memory/events.ts";
import type { Learner } from "../memory/learner.ts";
import { readCard } from "./cards.ts";
import { dayNumbered } from "./days.ts";
import { rightOption } from "./hints.ts";
import { findItem } from "./items.ts";

/** All that is stored of a learner. */
export interface Stored {
  readonly learner: Learner;
  readonly events: readonly LearningEvent[];
  readonly conversations: readonly {
    readonly conversation: string;
    readonly memory: Conversation;
  }[];
}

/** A file for the learner to take away. */
export interface ExportFile {
  readonly name: string;
  readonly content: string;
}

/** Writes everything stored of a learner as JSON, and what they ever missed as cards that Anki imports. */
export function exportFiles(library: Library, stored: Stored): ExportFile[] {
  const csv = missedAsCsv(library, stored.events);
  return [
    { name: "mentor.json", content: JSON.stringify(everything(stored), null, 2) },
    ...(csv ? [{ name: "mentor-missed.csv", content: csv }] : []),
  ];
}

function everything({ learner, events, conversations }: Stored) {
  const cards = [...learner.cards].map(([concept, stored]) => {
    const card = readCard(stored);
    if (!card) return [concept, stored] as const;
    const days = { last: dayNumbered(card.last), due: dayNumbered(card.due) };
    return [concept, { ...card, ...days }] as const;
  });
  return { profile: learner.profile, cards: Object.fromEntries(cards), events, conversations };
}

/** Anki's own header lines: https://docs.ankiweb.net/importing/text-files.html#file-headers */
const HEADERS = [
  "#separator:Comma",
  "#html:false",
  "#notetype:Basic",
  "#columns:Front,Back,Tags",
  "#tags column:3",
];

function missedAsCsv(library: Library, events: readonly LearningEvent[]): string | undefined {
  const missed = new Map<QuizItem, string>();
  for (const event of events) {
    if (event.kind !== "answered" || event.verdict === "right") continue;
    const found = findItem(library, event);
    if (!found) continue;
    const { concept, item } = found;
    const tags = `mentor ${concept.id}`;
    missed.set(item, [front(item), back(item), tags].map(quoted).join(","));
  }
  return missed.size > 0 ? `${[...HEADERS, ...missed.values()].join("\n")}\n` : undefined;
}

const front = (item: QuizItem): string =>
  item.kind === "open"
    ? item.question
    : [item.question, ...item.options.map((it) => `- ${it.text}`)].join("\n");

const back = (item: QuizItem): string => (item.kind === "open" ? item.answer : rightAnswer(item));

function rightAnswer(item: ChoiceItem): string {
  const right = rightOption(item);
  return right ? `${right.text}\n${right.why}` : "";
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
