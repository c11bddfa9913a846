/** What every platform's side of the mentor says in the same words. */
export const SAYINGS = {
  choose: "Choose one",
  write: "Write your answer",
  "modal-title": "Your answer",
  "modal-label": "In your own words",
  failed:
    "Something went wrong on my side, so I have no answer for you just now. Please try again in a minute.",
  "which-explain": "I found several things in that message. Which one shall I explain?",
  "which-quiz": "I found several things in that message. Which one shall I quiz you on?",
} as const;
