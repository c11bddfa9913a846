/** Discord's own limits; the page that sets each one stands above it. */

// https://docs.discord.com/developers/components/reference
/** Characters of all text in a message of components. */
export const MAX_TEXT = 4000;
/** Buttons side by side. */
export const MAX_BUTTONS_IN_ROW = 5;
/** Components in a container, next to each other. */
export const MAX_IN_CONTAINER = 10;
/** Options of a select. */
export const MAX_OPTIONS = 25;
/** A button's label. */
export const MAX_LABEL = 80;
/** An option's label, its value, and what a modal shows as a field's hint. */
export const MAX_OPTION_LABEL = 100;
/** What identifies a button, a select or a modal. */
export const MAX_CUSTOM_ID = 100;
/** What stands in a select before anything is chosen. */
export const MAX_PLACEHOLDER = 150;

// https://docs.discord.com/developers/interactions/receiving-and-responding
/** A modal's title, and the label of a field. */
export const MAX_TITLE = 45;
/** What can be typed into a field. */
export const MAX_TYPED = 4000;

// https://docs.discord.com/developers/interactions/application-commands
/** What an autocomplete proposes. */
export const MAX_CHOICES = 25;
/** A choice's name and value. */
export const MAX_CHOICE = 100;

// https://docs.discord.com/developers/reference#uploading-files
/** Bytes of a file. */
export const MAX_FILE = 10 * 1024 * 1024;

// https://docs.discord.com/developers/resources/message#create-message
/** What lets Discord recognise a repeated message. */
export const MAX_NONCE = 25;
