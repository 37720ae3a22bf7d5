import type { Rule } from '../../model/rule.ts'

export const CMAKE_COMMAND: Rule = {
  id: 'code/cmake-command',
  item: 'no-dynamic-code',
  title: 'CMake runs text that is not in the repository',
  level: 'error',
  confidence: 'medium',
  why: '`execute_process` runs while the project is configured, other commands while it is built: on the machine of everybody who builds it, before anything can be tested.',
  fix: 'Give `COMMAND` a program and a list of arguments instead of text for a shell; fetch with `file(DOWNLOAD … EXPECTED_HASH)`.',
  references: ['CWE-78', 'CWE-494', 'https://cmake.org/cmake/help/latest/command/execute_process.html'],
}

export const CMAKE_INCLUDE: Rule = {
  id: 'code/cmake-include',
  item: 'trusted-sources',
  title: 'CMake includes a script that it downloads',
  level: 'error',
  confidence: 'high',
  why: 'The script runs while the project is configured, and whoever controls its address, today or later, decides what it does.',
  fix: 'Add the script to the repository, or download it with `EXPECTED_HASH`.',
  references: ['CWE-494', 'CWE-829', 'https://cmake.org/cmake/help/latest/command/file.html#download'],
}

export const CONFIGURE_DECODE: Rule = {
  id: 'code/configure-decode',
  item: 'nothing-hidden',
  title: 'Build script decodes a file and runs it',
  level: 'error',
  confidence: 'high',
  why: 'What runs is hidden in data that nobody reads: this is how the back door of xz-utils 5.6 got from a test file into the build.',
  fix: 'Remove it. Code that a build needs belongs in the repository as source.',
  references: ['CWE-506', 'CVE-2024-3094', 'https://www.openwall.com/lists/oss-security/2024/03/29/4'],
}
