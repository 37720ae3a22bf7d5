import type { Provider, TokenFormat } from '../secret-format.ts'
import { holdsJsonWebToken } from './source-hosts.ts'

/** Of a user, of a project's analysis, of a whole server's analyses. */
const SONARQUBE_PREFIXES = ['squ_', 'sqp_', 'sqa_'] as const
const SONARQUBE_TOKEN = /sq[upa]_[A-Za-z0-9]{40}(?![A-Za-z0-9_])/y

/** Of a user, of a service account. */
const PREFECT_PREFIXES = ['pnu_', 'pnb_'] as const
const PREFECT_KEY = /pn[ub]_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/y

export const DEVELOPER_TOOLS: readonly Provider[] = [
  {
    rule: 'secrets/sonarqube-token',
    name: 'SonarQube',
    secret: 'token',
    grants: 'read the code and its problems, and with the token of a user change projects in their name',
    revoke: 'the SonarQube server, My Account, Security',
    references: ['https://docs.sonarqube.org/latest/user-guide/user-token/'],
    formats: SONARQUBE_PREFIXES.map(
      (literal): TokenFormat => ({ literal, shape: SONARQUBE_TOKEN, publicPrefix: 4, mustLookRandom: true }),
    ),
  },
  {
    rule: 'secrets/stackhawk-key',
    name: 'StackHawk',
    secret: 'API key',
    grants: 'read the applications, environments and scan results of the organisation',
    revoke: 'app.stackhawk.com/settings/apikeys',
    references: ['https://docs.stackhawk.com/web-app/'],
    formats: [
      {
        literal: 'hawk.',
        shape: /hawk\.[\w-]{20}\.[\w-]{20}(?![\w-])/y,
        publicPrefix: 5,
        mustLookRandom: true,
      },
    ],
  },
  {
    rule: 'secrets/endor-labs-key',
    name: 'Endor Labs',
    secret: 'API key',
    grants: 'read what is known to be wrong with the code and packages of the tenant',
    revoke: 'app.endorlabs.com (Access Control, API Keys)',
    formats: [
      {
        literal: 'endr+',
        shape: /endr\+[A-Za-z0-9-]{16}(?![\w-])/y,
        publicPrefix: 5,
        mustLookRandom: true,
      },
    ],
  },
  {
    rule: 'secrets/aikido-key',
    name: 'Aikido',
    secret: 'key',
    grants: 'read the security problems that are known of the organisation’s code',
    revoke: 'app.aikido.dev/settings/integrations',
    formats: [
      { literal: 'AIK_CI_', shape: /AIK_CI_[A-Za-z0-9]{20,44}(?![A-Za-z0-9_])/y, publicPrefix: 7 },
      { literal: 'AIK_SECRET_', shape: /AIK_SECRET_[A-Za-z0-9]{64}(?![A-Za-z0-9_])/y, publicPrefix: 11 },
    ],
  },
  {
    rule: 'secrets/dependency-track-key',
    name: 'Dependency-Track',
    secret: 'API key',
    grants: 'read the components of every project and what is known to be wrong with them',
    revoke: 'the Dependency-Track server, Administration, Access Management, Teams',
    formats: [
      {
        literal: 'odt_',
        shape: /odt_(?:[A-Za-z0-9]{8}_)?[A-Za-z0-9]{32,255}(?![\w-])/y,
        publicPrefix: 4,
        mustLookRandom: true,
      },
    ],
  },
  {
    rule: 'secrets/postman-key',
    name: 'Postman',
    secret: 'API key',
    grants: 'read the collections and environments of its owner, with the secrets kept in them',
    revoke: 'go.postman.co/settings/me/api-keys',
    references: ['https://learning.postman.com/docs/developer/postman-api/authentication/'],
    formats: [
      { literal: 'PMAK-', shape: /PMAK-[0-9a-fA-F]{24}-[0-9a-fA-F]{34}(?![A-Za-z0-9_-])/y, publicPrefix: 5 },
    ],
  },
  {
    rule: 'secrets/readme-key',
    name: 'ReadMe',
    secret: 'API key',
    grants: 'read and replace the published documentation',
    revoke: 'dash.readme.com (Configuration, API Keys)',
    formats: [{ literal: 'rdme_', shape: /rdme_[0-9a-z]{70}(?![\w-])/y, publicPrefix: 5 }],
  },
  {
    rule: 'secrets/prefect-key',
    name: 'Prefect Cloud',
    secret: 'API key',
    grants: 'run flows on the workers of the workspace and read its blocks, which hold credentials',
    revoke: 'app.prefect.cloud/my/api-keys',
    references: ['https://docs.prefect.io/cloud/users/api-keys'],
    formats: PREFECT_PREFIXES.map(
      (literal): TokenFormat => ({
        literal,
        shape: PREFECT_KEY,
        publicPrefix: 4,
        mustLookRandom: true,
      }),
    ),
  },
  {
    rule: 'secrets/configcat-key',
    name: 'ConfigCat',
    secret: 'SDK key',
    grants: 'read the feature flags and targeting rules of the environment',
    revoke: 'app.configcat.com/sdkkey',
    formats: [
      {
        literal: 'configcat-sdk-1/',
        shape: /configcat-sdk-1\/[\w-]{22}\/[\w-]{22}(?![\w/-])/y,
        publicPrefix: 16,
        // Front ends carry it as well.
        level: 'warning',
      },
    ],
  },
  {
    rule: 'secrets/devcycle-key',
    name: 'DevCycle',
    secret: 'server SDK key',
    grants: 'read all feature flags and targeting rules of the environment',
    revoke: 'app.devcycle.com (Settings, Environments)',
    formats: [
      {
        literal: 'dvc_server_',
        shape: /dvc_server_[A-Za-z0-9_]{16,90}(?![\w-])/y,
        publicPrefix: 11,
        mustLookRandom: true,
      },
    ],
  },
  {
    rule: 'secrets/wakatime-key',
    name: 'WakaTime',
    secret: 'API key',
    grants: 'read which files and projects its owner worked on, and when',
    revoke: 'wakatime.com/settings/account',
    formats: [
      {
        literal: 'waka_',
        shape:
          /waka_(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[A-Za-z0-9]{36,64})(?![\w-])/y,
        publicPrefix: 5,
      },
    ],
  },
  {
    rule: 'secrets/workato-token',
    name: 'Workato',
    secret: 'developer API token',
    grants: 'read and change the recipes and connections of the workspace',
    revoke: 'app.workato.com (Workspace admin, API clients)',
    formats: [
      {
        literal: 'wrka',
        shape: /wrka(?:[a-z]{2})?-eyJ[\w-]{8,500}\.[\w-]{16,1500}\.[\w-]{43,800}(?![\w-])/y,
        publicPrefix: 4,
        prove: holdsJsonWebToken,
      },
    ],
  },
]
