import { executionOf } from './execution.ts'
import type { Problem } from './problem.ts'
import { isThrownAway, type ScriptPlace, type Severity } from './severity.ts'
import { endWith, type ScriptReading, type Step } from './step.ts'
import { isInstall } from './system.ts'

const RAISERS: readonly string[] = ['sudo', 'doas', 'pkexec']
const GPU_STATE =
  /^(?:-pm|-pl|-lgc|-lmc|-rgc|-rmc|-mig|-ac|-rac|-r|-e|-c|-acp|-am|--persistence-mode|--power-limit|--lock-gpu-clocks|--lock-memory-clocks|--gpu-reset|--compute-mode|--multi-instance-gpu|--applications-clocks|--ecc-config)(?:=|$)/
/** `u+s`, `+s`, `4755`, `06755`. */
const SETUID = /^(?:[ugoa]{0,4}\+[rwxt]{0,4}s[rwxt]{0,4}|0?[2467][0-7]{3})$/
const EVERYBODY = /^(?:0?777|a\+rwx|ugo\+rwx)$/
const SUDOERS = /^\/etc\/sudoers(?:\.d\/|$)/
const LOADER = /^\/etc\/ld\.so\.(?:preload|conf)/
const STARTUP =
  /^\/etc\/(?:rc\.local|cron(?:tab|\.)|init\.d\/|systemd\/system\/|profile(?:\.d\/|$))|^\/var\/spool\/cron/
const CONTAINERS: ReadonlySet<string> = new Set(['docker', 'podman', 'nerdctl'])
const HOST_MOUNT =
  /^(?:--volume=|-v=?|--mount=)?(?:type=bind,(?:source|src)=)?(?:\/:\/|\/,|\/var\/run\/docker\.sock|\/run\/docker\.sock|\/\/var\/run\/docker\.sock)/
const HOST_RIGHTS =
  /^(?:--privileged(?:=true)?|--pid=host|--cap-add=(?:ALL|SYS_ADMIN)|--security-opt=(?:seccomp|apparmor)[=:]unconfined)$/
const WRITES = /^(?:&?>>?|>\|)$/
/** Firewalls with the words that change their rules. */
const FIREWALLS: ReadonlyMap<string, RegExp> = new Map([
  ['iptables', /^-[AIDRFPNXZ]$|^--(?:append|insert|delete|replace|flush|policy)$/],
  ['ip6tables', /^-[AIDRFPNXZ]$|^--(?:append|insert|delete|replace|flush|policy)$/],
  ['nft', /^(?:add|create|delete|destroy|flush|insert|replace|reset|-f)$/],
  ['ufw', /^(?:allow|deny|reject|limit|enable|disable|delete|reset|route)$/],
])
const MODULE_TOOLS: ReadonlySet<string> = new Set(['insmod', 'modprobe', 'rmmod'])
const DRIVER = /(?:^|\/)(?:cuda_[\w.-]{1,100}|NVIDIA-Linux-[\w.-]{1,100})\.run$/
/** Other allocators and sanitizers are loaded so; they come with the system. */
const KNOWN_PRELOADS =
  /(?:^$|lib(?:jemalloc|tcmalloc|mimalloc|asan|tsan|ubsan|lsan|clang_rt|stdc\+\+|gomp|iomp|omp|nvidia|cuda|SegFault|faketime|eatmydata|fakeroot|hugetlbfs|dl|m|c|python|mkl|scalene|profiler)|-print-file-name)/i

interface Change {
  readonly what: string
  readonly severity: Severity
}

/** What asks for root, and what changes the machine for everybody on it. */
export function* privileges(reading: ScriptReading, place: ScriptPlace): Generator<Problem> {
  for (const step of reading.steps) {
    const { start, end } = step.command
    const change = changeBy(step, place)
    if (change !== undefined) {
      const { what, severity } = change
      yield {
        start,
        end: endWith(step, what),
        rule: 'shell/privileged-change',
        severity,
        identity: `${step.name}|${what}`,
      }
    } else if (isRaised(step) && !isInstall(step)) {
      const severity = isThrownAway(place) ? 'audit' : place === 'hook' ? 'medium' : 'low'
      yield { start, end, rule: 'shell/root', severity, identity: `root|${step.name}` }
    }
  }
  for (const { name, value } of reading.script.assignments) {
    const preloads = name === 'LD_PRELOAD' || name === 'DYLD_INSERT_LIBRARIES'
    if (!preloads || KNOWN_PRELOADS.test(value.value)) continue
    const start = value.start - name.length - 1
    const { end } = value
    const severity = isThrownAway(place) || value.dynamic ? 'low' : 'medium'
    yield { start, end, rule: 'shell/privileged-change', severity, identity: `${name}|${value.value}` }
  }
}

function isRaised({ wrappers, name, words }: Step): boolean {
  if (name === 'su' || name === 'runuser') return words.length > 0
  return RAISERS.some((raiser) => wrappers.has(raiser) || name === raiser)
}

function changeBy(step: Step, place: ScriptPlace): Change | undefined {
  const { name, words, command } = step
  const values = words.map(({ value }) => value)
  const has = (pattern: RegExp): string | undefined => values.find((value) => pattern.test(value))
  const grave: Severity = place === 'image' ? 'low' : 'medium'
  if (name === 'chmod') {
    const mode = values.find((value) => !value.startsWith('-'))
    if (mode !== undefined && SETUID.test(mode)) return { what: mode, severity: grave }
    if (mode !== undefined && EVERYBODY.test(mode))
      return { what: mode, severity: isThrownAway(place) ? 'audit' : 'low' }
    return undefined
  }
  if (name === 'setcap') return { what: values[0] ?? '', severity: grave }
  if (name === 'visudo') return { what: 'sudoers', severity: grave }
  if (MODULE_TOOLS.has(name)) return { what: values.at(-1) ?? '', severity: 'medium' }
  if (name === 'nsenter') return { what: 'nsenter', severity: 'medium' }
  if (name === 'nvidia-smi') {
    const option = has(GPU_STATE)
    return option === undefined ? undefined : { what: option, severity: 'medium' }
  }
  if (CONTAINERS.has(name)) return containerChange(values)
  const driver =
    DRIVER.test(step.program.value) || (executionOf(step) !== undefined && has(DRIVER) !== undefined)
  if (driver) return { what: 'driver', severity: grave }
  const isQuiet = isThrownAway(place)
  if (name === 'systemctl') {
    const verb = has(/^(?:enable|disable|mask|daemon-reload)$/)
    return verb === undefined ? undefined : { what: verb, severity: isQuiet ? 'audit' : 'low' }
  }
  if (name === 'sysctl' && has(/^(?:-w$|--write$|[^\s=]{1,200}=)/) !== undefined) {
    return { what: values.at(-1) ?? '', severity: isQuiet ? 'audit' : 'medium' }
  }
  const rule = FIREWALLS.get(name)
  if (rule !== undefined) {
    const verb = has(rule)
    return verb === undefined ? undefined : { what: verb, severity: isQuiet ? 'audit' : 'medium' }
  }
  if (name === 'crontab' && has(/^-l$/) === undefined)
    return { what: 'crontab', severity: isQuiet ? 'low' : 'medium' }
  return writtenBy(step, command.redirections ?? [], place)
}

function containerChange(values: readonly string[]): Change | undefined {
  if (!values.some((value) => value === 'run' || value === 'create' || value === 'exec')) return undefined
  const rights = values.find((value) => HOST_RIGHTS.test(value))
  if (rights !== undefined) return { what: rights, severity: 'medium' }
  const mount = values.find((value) => HOST_MOUNT.test(value))
  return mount === undefined ? undefined : { what: mount, severity: 'medium' }
}

function writtenBy(
  { name, words }: Step,
  redirections: NonNullable<Step['command']['redirections']>,
  place: ScriptPlace,
): Change | undefined {
  const targets = redirections
    .filter(({ operator }) => WRITES.test(operator))
    .map(({ target }) => target.value)
  if (name === 'tee') targets.push(...words.map(({ value }) => value))
  if (['cp', 'mv', 'install', 'ln'].includes(name)) targets.push(words.at(-1)?.value ?? '')
  if (name === 'sed' && words.some(({ value }) => /^-[a-zA-Z]{0,3}i/.test(value))) {
    targets.push(words.at(-1)?.value ?? '')
  }
  for (const target of targets) {
    if (SUDOERS.test(target)) return { what: target, severity: 'medium' }
    if (LOADER.test(target)) {
      return { what: target, severity: target.startsWith('/etc/ld.so.preload') ? 'high' : 'low' }
    }
    if (STARTUP.test(target)) return { what: target, severity: isThrownAway(place) ? 'low' : 'medium' }
  }
  return undefined
}
