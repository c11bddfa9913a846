import type { QuizWish } from "./learning-meaning.ts";
import { patternOf } from "./sayings.ts";

/** When something is asked of a quiz: while a question waits, right after one was marked, later between two. */
export type WishMoment = "open" | "marked" | "between";

const PARTS: Readonly<Record<string, string>> = {
  POLITELY:
    "[(please|pls|can (you|i)|could (you|i)|may i|i(?:'?d| would) like|i (want|need)|to|ok[ay]|hm+|um+|uh+|well|so|and|just|let'?s|sorry|oh|honestly|yes|yeah|sure|great|cool),? ]*",
  TAIL: "(?:,? (?:please|pls|now|then|thanks|thank you|tbh|really|at all|sorry|yet|mentor|for now|for today|here|again|lol|haha))*",
  QUESTION: "(question|quiz|one|round|game)",
};
const whole = (saying: string) =>
  new RegExp(`^${patternOf(`{POLITELY}(${saying}){TAIL}`, PARTS)}[\\s.!?…]*$`, "iu");

const HINT = whole(
  "[(give|get|have|show|need|tell)[ me] |any |a |an |another |one more |some |more |the |next |small |little ]*(hints?|clues?|nudge|tips?)|help[ me][ (with|on) (this|it|that)[ one]]|i'?m stuck|stuck|not sure|i'?m not sure|a little help",
);
const ANSWER = whole(
  "idk|i ?d ?k|dunno|i dunno|(i )?(really |honestly )?(do ?n[o']?t|do not) (really )?(know|remember|have a clue)[ (this|that|it)[ one]|the answer]|[i('ve| have) ](no|not a) (idea|clue)|[i ]give up|beats me|[i ]forgot|i('ve| have)? forgot(ten)?[ it| this| that]|[i ]can(no|')?t remember|[(show|tell|give)[ me] |reveal |see |what['s| is] |just ]*the[ right| correct]* (answer|solution)|just tell me|tell me|which (one )?is (it|right|correct|true)|what is it|🤷[^ ]*",
);
const SKIP = whole(
  "(skip|pass)[ (it|this|that)[ one]| this question| the question]|[give me |ask me |show me |try ]*(the |a |an )?(next|another|different|other|new)( {QUESTION})?|next|move on|go on|something else",
);
const STOP = whole(
  "(stop|quit|exit|end|cancel|leave|abort|finish)[ (it|this|that|the|asking|with)]*[ {QUESTION}| questions| quizzing| quizzing me| me]*|enough[ of (this|that|it)| questions| quizzing]*|no more[ questions| quizzes| quiz| of this]*|that['s| is|s] (enough|it|all)|i('ve| have)? had enough|i'?m done|done|let'?s stop|stop[ it| this]*",
);
const REPEAT = whole(
  "[(go|get|come|take me|let's go|let's get) ]back to (the|my|our) (quiz|question)[s]|back to it|[(can you |could you )](repeat|say|show|ask)[ me] (the|that|it|this)[ question][ again| once more]*|what (was|is) the question[ again]|continue[ the| with the| my]*( quiz| round)|resume[ the]*( quiz| round)?|where were we",
);
const NEXT = whole(
  "[(give|ask|show)[ me] |try |on to ]*[the |a |an |one ](next|another|new|more|different)[ (one|question|round|quiz)]|go (on|ahead)|continue[ the quiz| please]*|keep going|more|ready|i'?m ready|bring it on|carry on|yes|yep|yeah|yup|sure|again|next|one more[ (question|round|time)]|[ask ]me another[ one]|let'?s go",
);
const WHY = whole(
  "[but |and |ah |hm+ ]*(why|how come|how so|why (is|was|does|did) (it|that|this|so|mine|my answer)[ (so|right|wrong|true|false|the (right |correct )?(answer|one)|not (right|it))]*|why not[ (mine|that|the (first|second|third|last|other)[ one])]|what (is|was|'s) (wrong|the reason|the mistake)[ with (it|that|mine|my answer)]|(explain|elaborate)[ (it|this|that|the|why|on|to me|me)]*[ (answer|one|result|reason|solution)]*|tell me why|(can|could) you (explain|tell me)[ (it|this|that|the|why)]*[ (answer|one|result|reason|solution)]*|i (do ?n[o']?t|still do ?n[o']?t) (get|understand|see) (why|it|that|the answer|that one)|why (is|was) (it|that|this|mine|my answer|the answer|b|a|c|d) (wrong|right|false|true|that|this))",
);

/** What learners ask of a quiz at each moment; the first that matches counts. */
export const QUIZ_WISH_SAID: Readonly<
  Record<WishMoment, readonly (readonly [QuizWish, RegExp])[]>
> = {
  open: [
    ["hint", HINT],
    ["answer", ANSWER],
    ["skip", SKIP],
    ["stop", STOP],
    ["repeat", REPEAT],
  ],
  marked: [
    ["why", WHY],
    ["next", NEXT],
    ["next", REPEAT],
    ["stop", STOP],
  ],
  between: [
    ["next", REPEAT],
    ["next", whole("next question|another question|continue the quiz")],
    ["stop", whole("stop the (quiz|round)|(end|quit|leave) the (quiz|round)")],
  ],
};
