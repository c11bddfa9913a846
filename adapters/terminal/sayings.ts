/** What stands above the first greeting. Sayings are Markdown. */
export const TITLE = "**Mentor** · `/help` tells what you can type, `/quit` leaves.";

/** What the keys do. */
export const KEYS = `In the terminal:

- A number presses the button that has it.
- The arrow keys bring back what you typed before.
- \`/help\` shows this. \`/quit\`, Ctrl-C and Ctrl-D leave.`;

/** The last words. */
export const FAREWELL = "See you! What you've learnt is kept for next time.";

/** What a learner hears when a turn failed. */
export const apology = (error: unknown): string =>
  `I can't get at what I remember just now, so I can't answer. Please say it again in a moment. (${
    error instanceof Error ? error.message : String(error)
  })`;
