import { SAYINGS } from "../shared/sayings.ts";

/** What Slack's side of the mentor says. What the mentor teaches is in the content's own language. */
export const SLACK_SAYINGS = {
  ...SAYINGS,
  thinking: "is thinking…",
  "found-nothing":
    "I see nothing in that message that I teach. `/mentor topics` shows what I do teach.",
  "quiz-title": "Quiz me",
  "quiz-label": "On what?",
  "quiz-about":
    "Name a topic, or leave it empty: then I ask what helps you most just now. The questions come as a direct message.",
  "ask-title": "Ask me",
  "ask-label": "Your question",
  export: "Take my data along",
  forget: "Delete my data",
  policy:
    "**What I store about you:** your Slack id and your workspace's, what was explained to you, how you answered questions, your check-in settings and the last state of our conversations. I don't store your messages, and nothing is passed on, sold, or used to train anything.\n\n**Why:** so that I can go on where we were and ask again at the right time.\n\n**How long:** a conversation fades thirty days after its last word; the rest stays until you delete it, or your workspace takes me away.\n\n**What you can do:** take everything along, or delete everything.",
  "in-direct": "It is in our direct messages.",
} as const;
