/**
 * Text that looks like our users' repositories, from a seed: the same on every machine.
 * Words that wake a check stand in Python as often as counted in five public training and kernel projects (1.4 million lines):
 * per thousand lines torch.load 0.05, .eval() 0.5, load 2, compile 1, getattr 1, and a token or key in every thirtieth.
 */

export interface MadeFile {
  readonly path: string
  readonly lines: readonly string[]
}

/** Mulberry32: small, seeded, good enough to vary text. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const WORDS =
  'query key value mask block stride tile head dim batch cache layer norm scale bias weight grad step loss rank shard token state index offset warp lane stage buffer kernel launch config output hidden attention expert router'.split(
    ' ',
  )

type Pick = <T>(list: readonly T[]) => T

function python(pick: Pick, random: () => number): string[] {
  const [a, b, c] = [pick(WORDS), pick(WORDS), pick(WORDS)]
  const lines = [
    `def ${a}_${b}_${Math.floor(random() * 1000)}(${a}, ${c}=None, *, ${b}_size: int = ${Math.floor(random() * 512)}):`,
    `    """Returns the ${a} ${b} of a ${c}, without evaluating it; see the ${b} section."""`,
    `    if ${c} is None:`,
    `        ${c} = ${a}.new_zeros((${b}_size, ${a}.shape[-1]), dtype=torch.float32)`,
    `    for ${b}_index, (${b}, other) in enumerate(zip(${a}, ${c})):`,
    `        ${a}[${b}_index] = torch.nn.functional.scaled_dot_product_attention(${b}, other, other)`,
    `        logger.info("finished %s of %s", ${b}_index, ${b}_size)`,
    `    assert ${a}.shape == ${c}.shape, f"expected {${c}.shape}, found {${a}.shape}"`,
    `    return self.${b}_proj(${a} + ${c}) if self.training else ${a}`,
    '',
  ]
  const rarely = (perThousandLines: number): boolean => random() < perThousandLines / 100
  if (rarely(0.05)) {
    lines.splice(3, 0, `    state = torch.load(${a}_path, map_location="cpu", weights_only=True)`)
  }
  if (rarely(0.5)) lines.splice(3, 0, '    model.eval()')
  if (rarely(2)) lines.splice(3, 0, `    # load the ${a} before the ${b}, then store both`)
  if (rarely(1)) lines.splice(3, 0, `    kernel = cute.compile(self.${a}, ${b}_size)`)
  if (rarely(1)) lines.splice(3, 0, `    ${a} = getattr(self.config, "${b}_size", None)`)
  if (random() < 0.02) lines.splice(3, 0, `    tokenizer.pad_token = tokenizer.eos_token  # ${a} has none`)
  return lines
}

function cuda(pick: Pick, random: () => number): string[] {
  const [a, b] = [pick(WORDS), pick(WORDS)]
  return [
    `// Loads one ${a} tile of the ${b} matrix into shared memory.`,
    'template <typename Element, int kBlockM, int kBlockN>',
    `__global__ void ${a}_${b}_kernel(const Element* __restrict__ ${a}, Element* __restrict__ ${b}, int n) {`,
    `  const int idx = blockIdx.x * blockDim.x + threadIdx.x + ${Math.floor(random() * 64)};`,
    '  if (idx >= n) { return; }',
    `  asm volatile("cp.async.ca.shared.global [%0], [%1], 16;" :: "r"(smem_${a}), "l"(${a} + idx));`,
    `  #pragma unroll`,
    `  for (int i = 0; i < kBlockN; ++i) { ${b}[idx * kBlockN + i] = static_cast<Element>(acc[i] * softmax_scale); }`,
    '}',
    '',
  ]
}

function prose(pick: Pick): string[] {
  return [
    `## The ${pick(WORDS)} of the ${pick(WORDS)}`,
    '',
    `The ${pick(WORDS)} is computed for each ${pick(WORDS)} separately, so that a larger ${pick(WORDS)} does not`,
    `change the ${pick(WORDS)}. Install the package, then call \`model.eval()\` before exporting the ${pick(WORDS)}.`,
    '',
  ]
}

function yaml(pick: Pick, random: () => number): string[] {
  return [
    `${pick(WORDS)}_${Math.floor(random() * 10_000)}:`,
    `  ${pick(WORDS)}: ${random().toFixed(6)}`,
    `  ${pick(WORDS)}: [${Math.floor(random() * 64)}, ${Math.floor(random() * 64)}]`,
    `  tokenizer: example/${pick(WORDS)}-${pick(WORDS)}`,
  ]
}

function json(pick: Pick, random: () => number): string[] {
  return [
    `  {"id": ${Math.floor(random() * 100_000)}, "${pick(WORDS)}": ${random()}, "name": "${pick(WORDS)}.${pick(WORDS)}.weight",`,
    `   "shape": [${Math.floor(random() * 4096)}, ${Math.floor(random() * 4096)}], "dtype": "bfloat16"},`,
  ]
}

interface Kind {
  /** Files whose lot is below this, and not below the one before, are of this kind. */
  readonly below: number
  readonly extension: string
  readonly block: (pick: Pick, random: () => number) => string[]
  readonly start: readonly string[]
}

const KINDS: readonly Kind[] = [
  {
    below: 0.45,
    extension: 'py',
    block: python,
    start: [
      'import logging',
      '',
      'import torch',
      'from torch import nn',
      '',
      'logger = logging.getLogger(__name__)',
      '',
    ],
  },
  {
    below: 0.65,
    extension: 'cu',
    block: cuda,
    start: ['#include <cuda_runtime.h>', '#include "common.h"', ''],
  },
  { below: 0.8, extension: 'md', block: prose, start: ['# Notes', ''] },
  { below: 0.9, extension: 'yaml', block: yaml, start: [] },
  { below: 1, extension: 'json', block: json, start: ['['] },
]

/** A file with exactly that many lines. */
export function madeFile(number: number, lineCount: number, seed: number): MadeFile {
  const random = chance(seed)
  const pick: Pick = (list) => list[Math.floor(random() * list.length)] as (typeof list)[number]
  const lot = random()
  const kind = KINDS.find((candidate) => lot < candidate.below) as Kind
  const lines = [...kind.start]
  while (lines.length < lineCount) lines.push(...kind.block(pick, random))
  return {
    path: `${pick(WORDS)}/${pick(WORDS)}_${number}.${kind.extension}`,
    lines: lines.slice(0, lineCount),
  }
}
