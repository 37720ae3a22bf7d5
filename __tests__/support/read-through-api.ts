/**
 * Reads a whole change through the API, and prints what it saw. Started by a test with a runtime that may neither write a file
 * nor start a program: the event's payload, its name, and the environment as JSON come as arguments.
 */
import { openSource } from '../../src/sources/choose.ts'
import { planEvent } from '../../src/sources/event.ts'

const [eventName = '', payload = '', environment = ''] = process.argv.slice(2)
const plan = planEvent(eventName, JSON.parse(payload), {})
const source = await openSource(plan, { source: 'auto' }, JSON.parse(environment))
const seen: (readonly [string, string | undefined])[] = []
for await (const file of source.changes()) {
  const content = await file.load('head', 1_000)
  seen.push([file.path, content && Buffer.from(content.bytes).toString('utf8')])
}
await source.close()
process.stdout.write(JSON.stringify({ seen, gaps: source.listingGaps }))
