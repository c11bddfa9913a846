import { type Json, listOf, objectOf } from "../json.ts";
import { elementsOf } from "./check-blocks.ts";
import type { Kept, View } from "./world.ts";

/** A button or an option as somebody sees it. */
export interface Control {
  readonly label: string;
  readonly type: string;
  readonly actionId: string;
  readonly blockId: string;
  /** A button's value, or an option's. */
  readonly value: string | undefined;
  /** The option itself, of something to choose from. */
  readonly option?: Json;
  readonly element: Json;
}

/** A message or a Home tab as somebody sees it. */
export interface Shown {
  readonly ts: string;
  readonly channel: string;
  /** What they read, marks and all. */
  readonly text: string;
  /** What those read who don't see blocks. */
  readonly fallback: string;
  readonly controls: readonly Control[];
  /** Only they see it. */
  readonly isPrivate: boolean;
  readonly isDeleted: boolean;
  /** The message at the head of its thread. */
  readonly thread: string | undefined;
  readonly author: string;
  readonly kept: Kept;
}

/** Takes a message as it is seen. */
export function show(kept: Kept): Shown {
  const { body } = kept;
  const blocks = listOf(body.blocks);
  return {
    ts: kept.ts,
    channel: kept.channel.id,
    text: blocks.length > 0 ? blocks.flatMap(readBlock).join("\n\n") : String(body.text ?? ""),
    fallback: String(body.text ?? ""),
    controls: blocks.flatMap(controlsOf),
    isPrivate: kept.onlyFor !== undefined || kept.channel.kind === "im",
    isDeleted: kept.isDeleted,
    thread: kept.thread,
    author: kept.author,
    kept,
  };
}

/** What somebody reads in a view. */
export const textOfView = ({ body }: View): string =>
  listOf(body.blocks).flatMap(readBlock).join("\n\n");

/** The buttons and options in a view. */
export const controlsOfView = ({ body }: View): Control[] =>
  listOf(body.blocks).flatMap(controlsOf);

/** What somebody reads of a block, in order. */
function readBlock(block: Json): string[] {
  switch (block.type) {
    case "markdown":
      return [String(block.text)];
    case "section":
      return [
        ...(block.text === undefined ? [] : [textOf(block.text)]),
        ...listOf(block.fields).map(textOf),
      ];
    case "header":
    case "alert":
      return [textOf(block.text)];
    case "context":
      return listOf(block.elements).map((it) =>
        it.type === "image" ? String(it.alt_text) : textOf(it),
      );
    case "image":
      return [String(block.alt_text)];
    case "input":
      return [textOf(block.label)];
    case "table":
    case "data_table":
      return (Array.isArray(block.rows) ? block.rows : []).map((row: unknown) =>
        listOf(row).map(textOfCell).join(" | "),
      );
    case "container":
      return [textOf(block.title), ...listOf(block.child_blocks).flatMap(readBlock)];
    case "card":
      return [block.title, block.subtitle, block.body].filter(Boolean).map(textOf);
    case "carousel":
      return listOf(block.elements).flatMap(readBlock);
    case "rich_text":
      return [textOfCell(block)];
    default:
      return [];
  }
}

const textOf = (text: unknown): string => String(objectOf(text).text ?? "");

/** A rich text's parts and a list's entries stand each on a line of their own. */
const textOfCell = (cell: Json): string =>
  Array.isArray(cell.elements)
    ? listOf(cell.elements)
        .map(textOfCell)
        .join(cell.type === "rich_text" || cell.type === "rich_text_list" ? "\n" : "")
    : textOfPart(cell);

/** Of a table's cell and of rich text's smallest part the text is no object of its own. */
const textOfPart = (part: Json): string => String(part.text ?? part.name ?? "");

/** The controls of a block; each option of something to choose from is one. */
function controlsOf(block: Json): Control[] {
  const blockId = String(block.block_id ?? "");
  return elementsOf(block).flatMap((element): Control[] => {
    const type = String(element.type);
    const actionId = String(element.action_id ?? "");
    const common = { type, actionId, blockId, element };
    if (type === "button" && element.url === undefined) {
      const value = element.value === undefined ? undefined : String(element.value);
      return [{ ...common, label: textOf(element.text), value }];
    }
    const grouped = listOf(element.option_groups).flatMap((it) => listOf(it.options));
    const options = [...listOf(element.options), ...grouped];
    if (options.length > 0)
      return options.map((option) => ({
        ...common,
        option,
        label: textOf(option.text),
        value: String(option.value),
      }));
    const label = textOf(element.placeholder) || textOf(block.label);
    return type === "button" || type === "image" ? [] : [{ ...common, label, value: undefined }];
  });
}
