import { gzipSync } from "node:zlib";
import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from "discord-api-types/v10";
import type { Block, Reply } from "../../src/reply/reply.ts";
import { waitsForWords } from "../shared/privacy.ts";
import { button, controlsFor, type Frame } from "./controls.ts";
import { MAX_FILE } from "./limits.ts";
import { writeBlocks } from "./pieces.ts";

/** A file that goes along with a message. */
export interface Attached {
  readonly name: string;
  readonly data: Buffer;
}

/** A message as Discord takes it, apart from where it goes. */
export interface DiscordMessage {
  readonly components: APIMessageTopLevelComponent[];
  readonly files: readonly Attached[];
}

/** How a reply is shown. */
export interface Showing extends Frame {
  /** Others see it too. */
  readonly isPublic: boolean;
}

/** The mentor's colour; it means nothing that the words don't say. */
const ACCENT = 0x4f6d9a;

/**
 * Writes a reply as the Discord messages that carry it, in order.
 *
 * Each is one container. The buttons are in the last, where the learner has stopped reading. What was right is hidden
 * behind a click where others may still want to try.
 */
export function render(reply: Reply, showing: Showing): DiscordMessage[] {
  const texts = writeBlocks(reply.blocks, reply.moments);
  const files = attachedIn(reply.blocks);
  const extra = waitsForWords(reply)
    ? [button({ kind: "write" }, showing.words.sayings.write, showing, ButtonStyle.Primary)]
    : [];
  const last: APIComponentInContainer[] = [
    ...files.map((it) => ({
      type: ComponentType.File as const,
      file: { url: `attachment://${it.name}` },
    })),
    ...controlsFor(reply.actions, showing, extra),
  ];
  const isSpoiler = showing.isPublic && reply.move === "grade";
  const parts = texts.length > 0 ? texts : [""];

  return parts
    .map((text, i): DiscordMessage => {
      const isLast = i === parts.length - 1;
      return {
        components: contain([...textOf(text), ...(isLast ? last : [])], isSpoiler),
        files: isLast ? files : [],
      };
    })
    .filter((it) => it.components.length > 0);
}

/** A saying of Discord's side of the mentor: a hint, an apology. */
export const saying = (text: string, rows: readonly APIComponentInContainer[] = []) => ({
  components: contain([...textOf(text), ...rows], false),
  files: [],
});

const textOf = (content: string): APIComponentInContainer[] =>
  content ? [{ type: ComponentType.TextDisplay, content }] : [];

const contain = (
  components: APIComponentInContainer[],
  spoiler: boolean,
): APIMessageTopLevelComponent[] =>
  components.length > 0
    ? [{ type: ComponentType.Container, accent_color: ACCENT, spoiler, components }]
    : [];

/** The most files that leave room for text and buttons in one container. */
const MOST_FILES = 3;
const MOST_IN_NAME = 60;

function attachedIn(blocks: readonly Block[]): Attached[] {
  return blocks
    .filter((it) => it.kind === "file")
    .slice(0, MOST_FILES)
    .map(({ name, content }, i, all) => {
      const isTaken = all.findIndex((it) => it.name === name) < i;
      const plain = name.replace(/[^\w.-]+/g, "_").slice(-MOST_IN_NAME) || "file";
      const unlike = isTaken ? `${i + 1}-${plain}` : plain;
      const data = Buffer.from(content);
      return data.length <= MAX_FILE
        ? { name: unlike, data }
        : { name: `${unlike}.gz`, data: gzipSync(data) };
    });
}
