/** The pull requests that `npm run e2e:act` has judged, and what must come of them. */

export interface ActChange {
  readonly name: string
  /** Files that the pull request adds. */
  readonly files: Readonly<Record<string, string | Buffer>>
  readonly verdict: 'pass' | 'fail'
  /** Errors that must be annotated, as `file:line rule`; without `:line` where the whole file is meant. */
  readonly errors: readonly string[]
  /** What the summary must hold. */
  readonly summary: string
}

/** The header of a shared object for x86-64, and nothing after it. */
function sharedObject(): Buffer {
  const bytes = Buffer.alloc(64)
  bytes.write('\x7fELF', 0, 'latin1')
  bytes.set([2, 1, 1], 4)
  bytes.writeUInt16LE(3, 16)
  bytes.writeUInt16LE(62, 18)
  bytes.writeUInt32LE(1, 20)
  return bytes
}

/** A name that would end the listening for commands and give an output, were it printed as it is. */
const SPEAKING_NAME = 'kernels/a\n::set-output name=verdict::pass\n::stop-commands::x\n.so'

export const ACT_CHANGES: readonly ActChange[] = [
  {
    name: 'a compiled file and an unsafe load',
    files: {
      'kernels/fast.so': sharedObject(),
      'kernels/load.py':
        'import torch\n\n\ndef load(path):\n    return torch.load(path, weights_only=False)\n',
    },
    verdict: 'fail',
    errors: ['kernels/fast.so binaries/elf', 'kernels/load.py:5 code/torch-load'],
    summary: '`kernels/fast.so`',
  },
  {
    name: 'text and a safe load',
    files: {
      'kernels/load.py':
        'import torch\n\n\ndef load(path):\n    return torch.load(path, weights_only=True)\n',
      'kernels/README.md': '# Kernels\n\nTuned for two sizes.\n',
    },
    verdict: 'pass',
    errors: [],
    summary: '2 files looked at',
  },
  {
    name: 'a file whose name is commands',
    files: { [SPEAKING_NAME]: sharedObject() },
    verdict: 'fail',
    // act takes the last `::` of the line for the end of the properties, so that it reads another place out of this one.
    errors: [],
    summary: 'binaries/elf',
  },
]
