/** Why we are behind in some comparisons, and what it would take. */
const losses: { where: RegExp; why: string }[] = [
  {
    where: /brotli/,
    why:
      "**Bytes.** The wasm brings strings, lists, drops and a hash of its own, and the code does what none of the others does: a ledger over reloads, tabs that lead and follow, returns that are matched, a log that replays, recovery. No function is large, and few are alike: taking one of 840 away saves 50 bytes on average. Functions that return pairs by value would bring 0.9 KB more, and LLVM miscompiles them. It would take the log out of the package (`cargo xtask size --modules` tells what it weighs), or less that it does. More passes of wasm-opt (some 400 chains were tried), other inlining thresholds and optimisation levels bring half a KB at most.",
  },
  {
    where: /^main thread|^allocated|^edge: a request/,
    why:
      "**A look.** What is looked at here is a command of the app, which reads the state and the offers; the others read the state alone while that has not moved, as this package does when it polls. Beside that every answer is put into the log without what is personal in it, field by field, searched for API keys, and told to other tabs. It would take a log that is cleaned only when it is exported, and keeps what is personal in memory until then.",
  },
  {
    where: /^first screen/,
    why:
      "**First screen.** The wasm is more to fetch and to compile than JavaScript that does less. On a slow network that is hidden behind the script and the session; on a fast one some thirty milliseconds are not.",
  },
  {
    where: /^edge: start/,
    why: "**Start of an isolate.** The same wasm, compiled: V8 keeps the code of one that it has met before, which this figure does without.",
  },
  {
    where: /memory/,
    why:
      "**Memory.** An open journey keeps its log: up to 500 entries, which support reads. A page's memory has 256 KB of stack in it that the linker sets aside; the system gives it out only where it is touched.",
  },
  {
    where: /^requests|requests a minute/,
    why:
      "**Requests.** One poll in four reads the details of a state that has not moved: no document says that a state tells of every change of an offer or a step. A tab that takes over, or is seen again, reads everything.",
  },
  {
    where: /^noticing.*(mean|at equal requests)/,
    why:
      "**Noticing.** After ten minutes without a change polls come every 40 to 60 s instead of 10 to 20, on purpose (DESIGN.md 3.2): a change that takes half an hour is seen later. Those who never slow down see it sooner.",
  },
];

/** What is behind the comparisons that were lost, as a list of Markdown; null if none is known. */
export function reasonsFor(lost: readonly string[]): string | null {
  const reasons = losses.filter(({ where }) => lost.some((what) => where.test(what)));
  return reasons.length > 0 ? reasons.map(({ why }) => `- ${why}`).join("\n") : null;
}
