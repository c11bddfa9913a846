import { ComponentType, MessageFlags } from "discord-api-types/v10";
import { type Json, objectOf } from "../json.ts";
import { checkComponents, checkSelect, withNested } from "./check-components.ts";
import { createForm } from "./form.ts";
import { refuse } from "./refusal.ts";

const { Ephemeral, IsComponentsV2, SuppressEmbeds, SuppressNotifications } = MessageFlags;

/** A file that came along with a message. */
export interface Upload {
  readonly name: string;
  readonly content: Buffer;
}

/** Where a message goes, as far as the rules depend on it. */
export type Road = "channel" | "interaction";

/** https://docs.discord.com/developers/resources/message#create-message */
export function checkMessage(body: Json, road: Road, uploads: readonly Upload[]): void {
  const form = createForm();
  const flags = Number(body.flags ?? 0);
  const allowed =
    SuppressEmbeds |
    SuppressNotifications |
    IsComponentsV2 |
    (road === "interaction" ? Ephemeral : 0);
  if ((flags & ~allowed) !== 0)
    form.fault("flags", "INVALID_FLAGS", `Flags ${flags & ~allowed} cannot be set here.`);

  checkMentions(body, form);
  if (road === "channel" && body.nonce !== undefined) form.text(String(body.nonce), "nonce", 1, 25);
  if (uploads.length > 10) form.fault("files", "BASE_TYPE_MAX_LENGTH", "Ten files at most.");
  if (uploads.some((it) => it.content.length > 10 * 1024 * 1024)) throw refuse("tooLarge");

  if ((flags & IsComponentsV2) !== 0) {
    for (const field of ["content", "embeds", "poll", "sticker_ids"]) {
      const value = body[field];
      if (value !== undefined && value !== null && String(value) !== "")
        form.fault(field, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "Not with V2.");
    }
    checkComponents(
      body.components,
      form,
      uploads.map((it) => it.name),
    );
  } else {
    const content = form.text(body.content ?? undefined, "content", 0, 2000);
    const rows = form.list(body.components ?? [], "components", 0, 5);
    for (const [i, it] of rows.entries())
      if (it.type !== ComponentType.ActionRow)
        form.fault(`components[${i}]`, "UNION_TYPE_CHOICES", "Needs the Components V2 flag.");
    if (!content.trim() && uploads.length === 0 && !body.embeds && rows.length === 0) {
      form.done();
      throw refuse("emptyMessage");
    }
  }
  form.done();
}

function checkMentions(body: Json, form: ReturnType<typeof createForm>): void {
  if (body.allowed_mentions === undefined) return;
  const { parse } = objectOf(body.allowed_mentions);
  for (const it of Array.isArray(parse) ? parse : [])
    form.choice(it, "allowed_mentions.parse", ["roles", "users", "everyone"]);
}

const IN_LABEL: readonly unknown[] = [
  ComponentType.TextInput,
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
  ComponentType.RadioGroup,
  ComponentType.CheckboxGroup,
  ComponentType.Checkbox,
  ComponentType.FileUpload,
];

/** https://docs.discord.com/developers/interactions/receiving-and-responding, modals */
export function checkModal(body: Json): void {
  const form = createForm();
  form.text(body.title, "title", 1, 45);
  form.text(body.custom_id, "custom_id", 1, 100);
  const all = form.list(body.components, "components", 1, 5);
  all.forEach((it, i) => {
    const path = `components[${i}]`;
    if (it.type === ComponentType.TextDisplay) form.text(it.content, `${path}.content`, 1, 4000);
    else if (it.type === ComponentType.Label) {
      form.text(it.label, `${path}.label`, 1, 45);
      form.text(it.description, `${path}.description`, 0, 100);
      const inner = objectOf(it.component);
      form.choice(inner.type, `${path}.component.type`, IN_LABEL);
      form.text(inner.custom_id, `${path}.component.custom_id`, 1, 100);
      if (inner.disabled !== undefined)
        form.fault(`${path}.component.disabled`, "MODAL_DISABLED", "Not within a modal.");
      if (inner.type === ComponentType.StringSelect) checkSelect(inner, `${path}.component`, form);
      if (inner.type === ComponentType.TextInput) {
        form.choice(inner.style, `${path}.component.style`, [1, 2]);
        form.text(inner.placeholder, `${path}.component.placeholder`, 0, 100);
        form.text(inner.value, `${path}.component.value`, 0, Number(inner.max_length ?? 4000));
        if (Number(inner.max_length ?? 4000) > 4000)
          form.fault(`${path}.component.max_length`, "NUMBER_TYPE_MAX", "4000 at most.");
      }
    } else form.fault(path, "UNION_TYPE_CHOICES", "A modal holds labels and text displays.");
  });
  const ids = all.flatMap(withNested).flatMap((it) => it.custom_id ?? []);
  if (new Set(ids).size < ids.length)
    form.fault("components", "COMPONENT_CUSTOM_ID_DUPLICATED", "Custom ids cannot be duplicated");
  form.done();
}
