import { type Json, listOf, objectOf } from "../json.ts";
import { checkElement, INPUTS, INTERACTIVE } from "./check-elements.ts";
import { createFaults, type Faults } from "./faults.ts";

/** Where blocks stand. */
export type Surface = "message" | "modal" | "home";

/** https://docs.slack.dev/reference/block-kit/blocks */
const MOST_BLOCKS = { message: 50, modal: 100, home: 100 } as const;
const MOST_MARKDOWN = 12_000;
const MOST_SECTION = 3000;
const MOST_FIELDS = 10;
const MOST_FIELD = 2000;
const MOST_HEADER = 150;
const MOST_CONTEXT = 10;
const MOST_CONTEXT_ACTIONS = 5;
const MOST_ACTIONS = 25;
const MOST_LABEL = 2000;
const MOST_ALT_TEXT = 2000;
const MOST_BLOCK_ID = 255;
const MOST_ROWS = 100;
const MOST_CELLS = 20;
const MOST_CHILDREN = 10;
const MOST_CARDS = 10;

const EVERYWHERE = ["actions", "section", "context", "divider", "header", "image", "input"];
const BLOCKS: Readonly<Record<Surface, readonly unknown[]>> = {
  message: [
    ...EVERYWHERE,
    "rich_text",
    "markdown",
    "table",
    "data_table",
    "context_actions",
    "card",
    "carousel",
    "container",
    "plan",
    "task_card",
  ],
  modal: [...EVERYWHERE, "rich_text", "alert"],
  home: [...EVERYWHERE, "rich_text"],
};

const AGENT_ACTIONS = ["feedback_buttons", "icon_button"];

/** Holds blocks against Slack's rules, and notes each fault. */
export function checkBlocks(value: unknown, surface: Surface, faults: Faults): void {
  const blocks = faults.list(value, "/blocks", 1, MOST_BLOCKS[surface]);
  blocks.forEach((it, i) => {
    faults.choice(it.type ?? "nothing", `/blocks/${i}/type`, BLOCKS[surface]);
    checkBlock(it, `/blocks/${i}`, faults);
  });
  const markdown = blocks.filter((it) => it.type === "markdown");
  if (markdown.reduce((sum, it) => sum + String(it.text).length, 0) > MOST_MARKDOWN)
    faults.fault("/blocks", `markdown must be less than ${MOST_MARKDOWN + 1} characters in all`);
  unlike(blocks, "block_id", "/blocks", faults);
  for (const [i, it] of blocks.entries())
    unlike(elementsOf(it), "action_id", `/blocks/${i}`, faults);
}

/** Refuses the blocks of a message that Slack would refuse. @throws {Refusal} */
export function refuseBlocks(value: unknown): void {
  const faults = createFaults();
  checkBlocks(value, "message", faults);
  faults.done("invalid_blocks");
}

/** The interactive elements of a block, and of blocks within it. */
export const elementsOf = (block: Json): readonly Json[] => [
  ...(block.type === "actions" || block.type === "context_actions" ? listOf(block.elements) : []),
  ...(block.accessory === undefined ? [] : [objectOf(block.accessory)]),
  ...(block.element === undefined ? [] : [objectOf(block.element)]),
  ...listOf(block.child_blocks).flatMap(elementsOf),
  ...(block.type === "carousel" ? listOf(block.elements).flatMap(elementsOf) : []),
  ...(block.type === "card" ? listOf(block.actions) : []),
];

function unlike(all: readonly Json[], key: string, pointer: string, faults: Faults): void {
  const ids = all.flatMap((it) => (it[key] === undefined ? [] : [it[key]]));
  if (new Set(ids).size < ids.length) faults.fault(pointer, `\`${key}\` already exists`);
}

function checkBlock(block: Json, pointer: string, faults: Faults): void {
  faults.string(block.block_id, `${pointer}/block_id`, 0, MOST_BLOCK_ID);
  switch (block.type) {
    case "markdown":
      faults.string(block.text, `${pointer}/text`, 1, MOST_MARKDOWN);
      return;
    case "header":
      faults.text(block.text, `${pointer}/text`, MOST_HEADER, ["plain_text"]);
      return;
    case "section":
      checkSection(block, pointer, faults);
      return;
    case "context":
      faults.list(block.elements, `${pointer}/elements`, 1, MOST_CONTEXT).forEach((it, i) => {
        if (it.type === "image") checkElement(it, `${pointer}/elements/${i}`, faults);
        else faults.text(it, `${pointer}/elements/${i}`, MOST_SECTION);
      });
      return;
    case "actions":
      checkElements(block, pointer, faults, MOST_ACTIONS, INTERACTIVE);
      return;
    case "context_actions":
      checkElements(block, pointer, faults, MOST_CONTEXT_ACTIONS, AGENT_ACTIONS);
      return;
    case "input": {
      const element = objectOf(block.element);
      faults.text(block.label, `${pointer}/label`, MOST_LABEL, ["plain_text"]);
      if (block.hint !== undefined)
        faults.text(block.hint, `${pointer}/hint`, MOST_LABEL, ["plain_text"]);
      faults.choice(element.type ?? "nothing", `${pointer}/element/type`, INPUTS);
      checkElement(element, `${pointer}/element`, faults);
      return;
    }
    case "image":
      faults.string(block.alt_text, `${pointer}/alt_text`, 1, MOST_ALT_TEXT);
      return;
    case "alert":
      faults.text(block.text, `${pointer}/text`, 200);
      return;
    case "table":
    case "data_table":
      checkTable(block, pointer, faults);
      return;
    case "container":
      faults.text(block.title, `${pointer}/title`, 150, ["plain_text"]);
      faults
        .list(block.child_blocks, `${pointer}/child_blocks`, 1, MOST_CHILDREN)
        .forEach((it, i) => {
          checkBlock(it, `${pointer}/child_blocks/${i}`, faults);
        });
      return;
    case "carousel":
      faults.list(block.elements, `${pointer}/elements`, 1, MOST_CARDS);
      return;
    default:
      return;
  }
}

function checkSection(block: Json, pointer: string, faults: Faults): void {
  const fields =
    block.fields === undefined
      ? []
      : faults.list(block.fields, `${pointer}/fields`, 1, MOST_FIELDS);
  fields.forEach((it, i) => {
    faults.text(it, `${pointer}/fields/${i}`, MOST_FIELD);
  });
  if (block.text !== undefined || fields.length === 0)
    faults.text(block.text, `${pointer}/text`, MOST_SECTION);
  if (block.accessory === undefined) return;
  const accessory = objectOf(block.accessory);
  faults.choice(accessory.type, `${pointer}/accessory/type`, [...INTERACTIVE, "image"]);
  checkElement(accessory, `${pointer}/accessory`, faults);
}

function checkElements(
  block: Json,
  pointer: string,
  faults: Faults,
  most: number,
  kinds: readonly unknown[],
): void {
  faults.list(block.elements, `${pointer}/elements`, 1, most).forEach((it, i) => {
    faults.choice(it.type ?? "nothing", `${pointer}/elements/${i}/type`, kinds);
    checkElement(it, `${pointer}/elements/${i}`, faults);
  });
}

function checkTable(block: Json, pointer: string, faults: Faults): void {
  if (block.type === "data_table") faults.string(block.caption, `${pointer}/caption`, 1, 3000);
  const rows = Array.isArray(block.rows) ? block.rows : [];
  const most = block.type === "data_table" ? MOST_ROWS + 1 : MOST_ROWS;
  if (rows.length < 1 || rows.length > most)
    faults.fault(`${pointer}/rows`, `no more than ${most} items allowed`);
  rows.forEach((row: unknown, i) => {
    faults.list(row, `${pointer}/rows/${i}`, 1, MOST_CELLS);
  });
}
