/** Twice the text may take twice the time, with room for the noise of a shared machine. */
export const MOST_GROWTH = 2.6
/** `npm run fuzz` tries true sizes; they take minutes, and shorter texts show the same growth. */
export const TRUE_SIZE = process.env['TRUE_SIZE'] === '1'

/** Milliseconds below which a ratio says nothing: what takes longer than linear time takes far more at these sizes. */
const TOO_FAST_TO_MEASURE = TRUE_SIZE ? 40 : 8
/** Another process may steal time from the second measurement; it cannot make quadratic time look linear so often. */
const ATTEMPTS = 8

/**
 * How many times longer the work takes when its size doubles: the least of some attempts, one size after the other, so
 * that both meet the same machine. No clock decides: a slow machine is slow for both.
 */
export async function growth(work: (size: number) => unknown, size: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < ATTEMPTS && least >= MOST_GROWTH; attempt++) {
    const one = await milliseconds(work, size)
    const two = await milliseconds(work, 2 * size)
    least = Math.min(least, two < TOO_FAST_TO_MEASURE ? 0 : two / one)
  }
  return least
}

/**
 * How many times longer the work takes than other work, both on the same machine at the same time: the least of some
 * attempts, because another process may slow down either, and cannot make costly work look cheap so often.
 */
export async function costRatio(
  work: () => unknown,
  reference: () => unknown,
  enough: number,
): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < ATTEMPTS && least >= enough; attempt++) {
    const one = await milliseconds(reference, 0)
    const two = await milliseconds(work, 0)
    least = Math.min(least, two / one)
  }
  return least
}

async function milliseconds(work: (size: number) => unknown, size: number): Promise<number> {
  const start = performance.now()
  await work(size)
  return performance.now() - start
}
