import { describe, expect, test } from '@jest/globals'
import { scanCode } from '../../support/scan-code.ts'

async function suggested(text: string, path = 'a.py'): Promise<readonly (string | undefined)[]> {
  const { findings } = await scanCode(path, text)
  return findings.map(({ suggestion }) => suggestion?.replacement)
}

describe('what a call is replaced by', () => {
  test.each([
    ['import subprocess as s\ns.run("git status", shell=True)  # a', 's.run(["git", "status"])  # a'],
    [
      "import subprocess as s\ns.run('ls -l', cwd=d, shell=True, check=True)",
      "s.run(['ls', '-l'], cwd=d, check=True)",
    ],
    ['import subprocess as s\ns.run("make", shell=True,)', 's.run(["make"],)'],
    ['import tarfile\ntarfile.open(a).extractall()', 'tarfile.open(a).extractall(filter="data")'],
    ['import tarfile\ntarfile.open(a).extractall(b) ;', 'tarfile.open(a).extractall(b, filter="data") ;'],
    [
      "import tarfile\ntarfile.open(a).extractall(filter='fully_trusted')",
      "tarfile.open(a).extractall(filter='data')",
    ],
    ['import yaml\n\tyaml.unsafe_load(a)', '\tyaml.safe_load(a)'],
    ['import yaml\nyaml.full_load_all(a)', 'yaml.safe_load_all(a)'],
    ['import ast\neval("[1, -2.5]")', 'ast.literal_eval("[1, -2.5]")'],
    ['import requests\nrequests.get(u, verify=False, timeout=1)', 'requests.get(u, verify=True, timeout=1)'],
  ])('%j', async (text, line) => {
    expect(await suggested(text)).toEqual([line])
  })

  test.each([
    ['import subprocess as s\ns.run("a | b", shell=True)'],
    ['import subprocess as s\ns.run("ls *", shell=True)'],
    ['import subprocess as s\ns.run("ls ~/a", shell=True)'],
    ['import subprocess as s\ns.run("a  b", shell=True)'],
    ['import subprocess as s\ns.run("a" "b", shell=True)'],
    ['import subprocess as s\ns.run(b"ls", shell=True)'],
    ['import subprocess as s\ns.run("cd a", shell=True)'],
    ['import subprocess as s\ns.run("npm ci", shell=True)'],
    ['import subprocess as s\ns.run("A=1 b", shell=True)'],
    ['import subprocess as s\ns.run("ls", shell=True, executable=z)'],
    ['import subprocess as s\ns.run("ls",\n  shell=True)'],
    ['import subprocess as s\ns.run("ls", **{"shell": True})'],
    ['import yaml\nfrom yaml import unsafe_load\nunsafe_load(a)'],
    ['eval("[1]")'],
    ['import ast\neval("1 + 1")'],
    ['import ast\neval("[a]")'],
    ['import ast\nast = None\neval("[1]")'],
    ['import ast\ndef f(ast): eval("[1]")'],
  ])('%j has none', async (text) => {
    expect(await suggested(text)).toEqual([undefined])
  })

  test('in a notebook the line stays a literal of JSON', async () => {
    const cells = (...source: readonly string[]): string =>
      JSON.stringify({ cells: [{ cell_type: 'code', source }] }, undefined, 1)
    const program = [
      'import subprocess, tarfile, torch\n',
      'subprocess.run("git status", shell=True)\n',
      'tarfile.open("a").extractall()\n',
      '\tx = torch.load("a\\tb")',
    ]
    expect(await suggested(cells(...program), 'a.ipynb')).toEqual(
      expect.arrayContaining([
        '    "subprocess.run([\\"git\\", \\"status\\"])\\n",',
        '    "tarfile.open(\\"a\\").extractall(filter=\\"data\\")\\n",',
        '    "\\tx = torch.load(\\"a\\\\tb\\", weights_only=True)"',
      ]),
    )
  })
})
