/** The pull request of the demo: five things that the checklist forbids, and near misses beside them. */

export type Tree = Readonly<Record<string, string | Buffer>>

/** Joined here so that no file of this repository holds a token that looks alive. */
function sampleToken(): string {
  const letters = 'qWzKxVbNmTfRgHyJcPdLsAoEuIiYtQwZxC'
  return `hf_${letters}`
}

/** The first bytes of a Windows library: an MZ stub whose header points to a PE signature, then zeros. */
function tinyLibrary(): Buffer {
  const bytes = Buffer.alloc(1_024)
  bytes.write('MZ', 0, 'latin1')
  bytes.writeUInt32LE(0x80, 0x3c)
  bytes.write('PE\0\0', 0x80, 'latin1')
  bytes.writeUInt16LE(0x8664, 0x84)
  bytes.writeUInt16LE(1, 0x86)
  bytes.writeUInt16LE(0xf0, 0x94)
  bytes.writeUInt16LE(0x2022, 0x96)
  bytes.writeUInt16LE(0x20b, 0x98)
  return bytes
}

/** The eight bytes that start a PNG, its header and its end. */
function tinyImage(): Buffer {
  return Buffer.from(
    '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8cfc0f01f0005000' +
      '1ff56c7d2580000000049454e44ae426082',
    'hex',
  )
}

export const BASE: Tree = {
  'SECURITY.md': `# Security

## Checklist for contributors

- [ ] No binary files (.so, .dll, .dylib, .spv, .exe)
- [ ] No hardcoded secrets, API keys or credentials
- [ ] No eval(), exec() or similar dynamic code execution
- [ ] No pickle/marshal deserialization of untrusted data
- [ ] Dependencies are pinned, with upper bounds
- [ ] Input validation for user-provided data
`,
  'pyproject.toml': `[build-system]
requires = ["setuptools>=77,<81"]
build-backend = "setuptools.build_meta"

[project]
name = "tiny-kernels"
version = "0.3.0"
requires-python = ">=3.10"
dependencies = [
  "numpy>=1.26,<3",
]
`,
  'tiny_kernels/load.py': `import torch


def load_weights(path):
    return torch.load(path, map_location="cpu", weights_only=True)
`,
}

export const HEAD: Tree = {
  ...BASE,
  'pyproject.toml': (BASE['pyproject.toml'] as string).replace(
    '  "numpy>=1.26,<3",\n',
    '  "numpy>=1.26,<3",\n  "einops",\n  "safetensors>=0.4,<1",\n',
  ),
  'tiny_kernels/load.py': `import pickle

import torch


def load_weights(path):
    return torch.load(path, map_location="cpu", weights_only=True)


def load_cache(path):
    with open(path, "rb") as file:
        return pickle.load(file)


def evaluate(model, batch):
    model.eval()
    return model(batch)
`,
  'tiny_kernels/upload.py': `import os

HUB_TOKEN = "${sampleToken()}"
CI_TOKEN = os.environ["HUB_TOKEN"]
pad_token = "<pad>"
`,
  'tiny_kernels/warmup.py': `import base64
import re

PATTERN = re.compile(r"eval\\(")
STEPS = "cHJpbnQoIndhcm0iKQ=="

exec(base64.b64decode(STEPS))
`,
  'docs/figures/overview.png': tinyLibrary(),
  'docs/figures/logo.png': tinyImage(),
}
