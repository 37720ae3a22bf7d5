const FETCHES = /\b(?:curl|wget)\b|\bbase(?:64|32)\s{1,4}-{1,2}[dD]/
const RUNS_INPUT = /^\s{0,10}(?:COMMAND\s{1,4})?(?:sudo\s{1,4})?(?:\/\S{1,40}\/)?(?:ba|z|da|k)?sh\b/
/** `sh -c "$(curl …)"`, `bash <(wget …)`. */
const FETCHED_IN_PLACE = /(?:[<$]\(|`)\s{0,4}(?:curl|wget)\b/
const RUNS_TEXT = /\b(?:eval|source|(?:ba|z|da|k)?sh)\b/
/** Commands of one pipe that are looked at. */
const MAX_STAGES = 64

/** Whether a constant command for a shell runs what it downloads or decodes. Scripts have a check of their own; this is for the text in other languages. */
export function runsWhatItFetches(text: string): boolean {
  if (FETCHED_IN_PLACE.test(text) && RUNS_TEXT.test(text)) return true
  const stages = text.replaceAll('||', ';').split('|', MAX_STAGES)
  const first = stages.findIndex((stage) => FETCHES.test(stage))
  return first !== -1 && stages.slice(first + 1).some((stage) => RUNS_INPUT.test(stage))
}
