import type { Rule } from '../../model/rule.ts'

const DESERIALIZATION = 'CWE-502'

export const YAML_PYTHON_TAG: Rule = {
  id: 'code/yaml-python-tag',
  item: 'no-unsafe-deserialization',
  title: 'YAML builds a Python object',
  level: 'warning',
  confidence: 'high',
  why: 'Whoever reads this file with a loader that allows such a tag calls what the tag names, with arguments of the file: it is a program that looks like data, and asks every reader for the unsafe loader.',
  fix: 'Write plain values, and build the object in the code that reads them.',
  references: [DESERIALIZATION, 'https://pyyaml.org/wiki/PyYAMLDocumentation', 'CVE-2020-14343'],
}

export const CONFIG_TARGET: Rule = {
  id: 'code/config-target',
  item: 'no-dynamic-code',
  title: 'Configuration names a function that runs commands or code',
  level: 'error',
  confidence: 'high',
  why: 'Hydra and OmegaConf call what `_target_` names with the other values of its section. With such a function the configuration is a program, run by whoever starts a training or loads a model with it.',
  fix: 'Name a class or function of the project, and keep what it may run in code.',
  references: ['CWE-470', 'CVE-2025-23304', 'https://hydra.cc/docs/advanced/instantiate_objects/overview/'],
}
