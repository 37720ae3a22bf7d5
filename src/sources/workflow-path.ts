/**
 * Path of the workflow that a run belongs to, from GITHUB_WORKFLOW_REF (`owner/name/.github/workflows/ci.yml@refs/heads/main`).
 * Undefined for one of another repository, which no change here can touch.
 */
export function workflowPath(reference: string, repository: string): string | undefined {
  const [place = ''] = reference.split('@', 1)
  const start = `${repository}/`.toLowerCase()
  if (repository === '' || !place.toLowerCase().startsWith(start)) return undefined
  return place.slice(start.length)
}
