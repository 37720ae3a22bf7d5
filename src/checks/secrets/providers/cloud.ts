import type { Provider, TokenFormat } from '../secret-format.ts'

/** Long-lived, session, bearer and context-specific ids. A slash may follow only as in a request signature's scope. */
const AWS_KEY_ID = /A(?:KIA|SIA|BIA|CCA)[A-Z2-7]{16}(?![A-Za-z0-9+=]|\/(?!20[0-9]{2}))/y
const AWS_ID_PREFIXES = ['AKIA', 'ASIA', 'ABIA', 'ACCA'] as const

/** Personal, OAuth access and OAuth refresh tokens. */
const DIGITALOCEAN_TOKEN = /do[opr]_v1_[0-9a-fA-F]{64}(?![A-Za-z0-9_])/y
const DIGITALOCEAN_PREFIXES = ['dop_v1_', 'doo_v1_', 'dor_v1_'] as const

/** Fields that stand beside the key in what Firebase hands out for web, Android and Apple applications. */
const FIREBASE_CONFIGURATION = /authDomain|messagingSenderId|mobilesdk_app_id|GOOGLE_APP_ID|GCM_SENDER_ID/

export const CLOUD: readonly Provider[] = [
  {
    rule: 'secrets/aws-key',
    name: 'AWS',
    secret: 'access key',
    grants: 'do whatever its user may in the account, from storage to machines',
    revoke: 'console.aws.amazon.com/iam (Security credentials)',
    references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html'],
    formats: [
      ...AWS_ID_PREFIXES.map(
        (literal): TokenFormat => ({ literal, shape: AWS_KEY_ID, publicPrefix: 4, occursInBase64: true }),
      ),
      {
        literal: 'ABSK',
        shape: /ABSK[A-Za-z0-9+/]{109,269}={0,2}(?![A-Za-z0-9+/=])/y,
        publicPrefix: 4,
        occursInBase64: true,
      },
      {
        literal: 'bedrock-api-key-',
        shape: /bedrock-api-key-[A-Za-z0-9+/]{60,2000}={0,2}(?![A-Za-z0-9+/=])/y,
        publicPrefix: 16,
      },
    ],
    named: [
      {
        words: ['aws', 'secret_access_key', 'secretaccesskey'],
        underNameOnly: true,
        nameHolds: /secret|access_?key/i,
        shape: /^[A-Za-z0-9/+]{40}$/,
        publicPrefix: 0,
      },
    ],
  },
  {
    rule: 'secrets/google-key',
    name: 'Google',
    secret: 'credential',
    grants:
      "call the APIs it is not restricted from at the project's cost, or sign users in as the application",
    revoke: 'console.cloud.google.com/apis/credentials',
    formats: [
      {
        literal: 'AIza',
        shape: /AIza[\w-]{35}(?![\w+/=-])/y,
        publicPrefix: 4,
        occursInBase64: true,
        publishedBeside: FIREBASE_CONFIGURATION,
      },
      { literal: 'AQ.Ab8RN6', shape: /AQ\.Ab8RN6[\w-]{44}(?![\w-])/y, publicPrefix: 9 },
      // Secret of an OAuth client.
      { literal: 'GOCSPX-', shape: /GOCSPX-[\w-]{28}(?![\w-])/y, publicPrefix: 7 },
      // A refresh token, as the command-line tools of Google keep it.
      {
        literal: '1//0',
        shape: /1\/\/0[\w-]{40,120}(?![\w+/=-])/y,
        publicPrefix: 4,
        occursInBase64: true,
      },
      // An access token; it ends after an hour.
      {
        literal: 'ya29.',
        shape: /ya29\.[\w-]{20,1024}(?![\w-]|\.{2})/y,
        publicPrefix: 5,
        level: 'warning',
      },
    ],
  },
  {
    rule: 'secrets/alibaba-key',
    name: 'Alibaba Cloud',
    secret: 'access key',
    grants: 'do whatever its user may in the account, once both halves are known',
    revoke: 'ram.console.aliyun.com (Users, AccessKey)',
    references: ['https://help.aliyun.com/en/document_detail/53045.html'],
    formats: [
      // The id of a pair: no more than a name without its secret, which has no shape of its own.
      {
        literal: 'LTAI',
        shape: /LTAI[A-Za-z0-9]{17,21}(?![A-Za-z0-9+/=_-])/y,
        publicPrefix: 4,
        occursInBase64: true,
        level: 'warning',
      },
      // The id of a pair that ends.
      {
        literal: 'STS.',
        shape: /STS\.[A-Za-z0-9]{16,64}(?![\w.(-])/y,
        publicPrefix: 4,
        level: 'warning',
        mustLookRandom: true,
      },
    ],
    named: [
      {
        words: ['alibaba', 'aliyun', 'ltai', 'sts.'],
        underNameOnly: true,
        nameHolds: /secret/i,
        shape: /^[A-Za-z0-9]{30}$/,
        publicPrefix: 0,
      },
    ],
  },
  {
    rule: 'secrets/digitalocean-token',
    name: 'DigitalOcean',
    secret: 'token',
    grants: 'create, change and delete machines, databases and storage of the account',
    revoke: 'cloud.digitalocean.com/account/api/tokens',
    references: ['https://www.digitalocean.com/docs/apis-clis/api/create-personal-access-token/'],
    formats: DIGITALOCEAN_PREFIXES.map(
      (literal): TokenFormat => ({ literal, shape: DIGITALOCEAN_TOKEN, publicPrefix: 7 }),
    ),
  },
  {
    rule: 'secrets/cloudflare-key',
    name: 'Cloudflare',
    secret: 'origin CA key',
    grants: 'issue and revoke origin certificates for the zones of its owner',
    revoke: 'dash.cloudflare.com/profile/api-tokens (Origin CA Key, Change)',
    references: ['https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys'],
    formats: [
      {
        literal: 'v1.0-',
        shape: /v1\.0-[0-9a-f]{24}-[0-9a-f]{146}(?![A-Za-z0-9_-])/y,
        publicPrefix: 5,
      },
    ],
  },
  {
    rule: 'secrets/exoscale-key',
    name: 'Exoscale',
    secret: 'API key',
    grants: 'do whatever its role may in the organisation, once key and secret are known',
    revoke: 'portal.exoscale.com (IAM, Keys)',
    formats: [
      {
        literal: 'EXO',
        shape: /EXO[A-Za-z0-9]{24,30}(?![A-Za-z0-9_+/=-])/y,
        publicPrefix: 3,
        occursInBase64: true,
        mustLookRandom: true,
      },
    ],
    named: [
      { words: ['exoscale'], shape: /^EXO[A-Za-z0-9]{24,30}$/, publicPrefix: 3, positional: true },
      {
        words: ['exoscale'],
        underNameOnly: true,
        nameHolds: /secret/i,
        shape: /^[\w-]{43}$/,
        publicPrefix: 0,
      },
    ],
  },
  {
    rule: 'secrets/upcloud-token',
    name: 'UpCloud',
    secret: 'API token',
    grants: 'create, change and delete the servers and databases of the account',
    revoke: 'hub.upcloud.com/account/api-tokens',
    formats: [{ literal: 'ucat_', shape: /ucat_[0-9A-Za-z]{24,32}(?![A-Za-z0-9_])/y, publicPrefix: 5 }],
  },
  {
    rule: 'secrets/yandex-key',
    name: 'Yandex Cloud',
    secret: 'key or token',
    grants: 'do whatever its service account may in the folder',
    revoke: 'console.yandex.cloud (Identity and Access Management, the service account)',
    formats: [],
    named: [
      { words: ['yandex'], shape: /^AQVN[\w-]{35,38}$/, publicPrefix: 4, positional: true },
      { words: ['yandex'], underNameOnly: true, shape: /^YC[\w-]{38}$/, publicPrefix: 2 },
      {
        words: ['yandex'],
        underNameOnly: true,
        shape: /^t1\.[\w-]{20,100}={0,2}\.[\w-]{86}={0,2}$/,
        publicPrefix: 3,
      },
    ],
  },
]
