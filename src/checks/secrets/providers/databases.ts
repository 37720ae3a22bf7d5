import type { Provider } from '../secret-format.ts'

export const DATABASES: readonly Provider[] = [
  {
    rule: 'secrets/clickhouse-key',
    name: 'ClickHouse Cloud',
    secret: 'API key secret',
    grants: 'create, change and delete the services of the organisation, with the data in them',
    revoke: 'console.clickhouse.cloud (Organization, API keys)',
    formats: [
      {
        literal: '4b1d',
        // Digests are cut to any length, and are hexadecimal throughout.
        shape: /4b1d(?![0-9a-f]{38})[A-Za-z0-9]{38}(?![A-Za-z0-9+/=_-])/y,
        publicPrefix: 4,
        occursInBase64: true,
      },
    ],
  },
  {
    rule: 'secrets/cockroachdb-key',
    name: 'CockroachDB Cloud',
    secret: 'API key',
    grants: 'create, change and delete the clusters its service account reaches',
    revoke: 'cockroachlabs.cloud (Access Management, Service Accounts)',
    references: ['https://www.cockroachlabs.com/docs/cockroachcloud/managing-access'],
    formats: [
      { literal: 'CCDB1_', shape: /CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}(?![A-Za-z0-9_])/y, publicPrefix: 6 },
    ],
  },
  {
    rule: 'secrets/couchbase-key',
    name: 'Couchbase Capella',
    secret: 'API key',
    grants: 'create, change and delete the clusters of the organisation',
    revoke: 'cloud.couchbase.com (Settings, API Keys)',
    formats: [],
    named: [
      {
        words: ['couchbase', 'capella'],
        underNameOnly: true,
        shape: /^[A-Za-z0-9+/]{60,120}={0,2}$/,
        publicPrefix: 0,
      },
    ],
  },
  {
    rule: 'secrets/datastax-token',
    name: 'DataStax Astra',
    secret: 'application token',
    grants: 'read and change the databases its role reaches',
    revoke: 'astra.datastax.com (Settings, Tokens)',
    references: ['https://docs.datastax.com/en/astra/docs/manage-application-tokens.html'],
    formats: [
      {
        literal: 'AstraCS:',
        shape: /AstraCS:[A-Za-z0-9]{20,64}(?::[0-9a-f]{64})?(?![A-Za-z0-9_:])/y,
        publicPrefix: 8,
      },
    ],
  },
  {
    rule: 'secrets/influxdb-token',
    name: 'InfluxDB',
    secret: 'API token',
    grants: 'read and write the buckets it names; an operator token does everything in the instance',
    revoke: 'the InfluxDB user interface, Load Data, API Tokens',
    references: ['https://docs.influxdata.com/influxdb/v2/admin/tokens'],
    formats: [],
    named: [{ words: ['influx'], underNameOnly: true, shape: /^[A-Za-z0-9_-]{86}==$/, publicPrefix: 0 }],
  },
  {
    rule: 'secrets/mongodb-atlas-secret',
    name: 'MongoDB Atlas',
    secret: 'service account secret',
    grants: 'manage the clusters, users and network access of the organisation or project',
    revoke: 'cloud.mongodb.com (Access Manager, Applications)',
    formats: [{ literal: 'mdb_sa_sk_', shape: /mdb_sa_sk_[\w-]{40}(?![\w-])/y, publicPrefix: 10 }],
  },
  {
    rule: 'secrets/neon-key',
    name: 'Neon',
    secret: 'API key',
    grants: 'create, change and delete the databases of its owner, and read their passwords',
    revoke: 'console.neon.tech/app/settings/api-keys',
    references: ['https://neon.com/docs/manage/api-keys'],
    formats: [{ literal: 'napi_', shape: /napi_[0-9A-Za-z]{64}(?![\w-])/y, publicPrefix: 5 }],
  },
  {
    rule: 'secrets/planetscale-token',
    name: 'PlanetScale',
    secret: 'token or password',
    grants: 'read and change the databases it was made for',
    revoke: 'app.planetscale.com (Settings, Service tokens; or the database’s Passwords)',
    references: ['https://planetscale.com/docs/api/service-tokens'],
    formats: [
      { literal: 'pscale_tkn_', shape: /pscale_tkn_[\w=.-]{32,64}(?![\w=-]|\.[\w=-])/y, publicPrefix: 11 },
      {
        literal: 'pscale_oauth_',
        shape: /pscale_oauth_[\w=.-]{32,64}(?![\w=-]|\.[\w=-])/y,
        publicPrefix: 13,
      },
      { literal: 'pscale_pw_', shape: /pscale_pw_[\w=.-]{32,64}(?![\w=-]|\.[\w=-])/y, publicPrefix: 10 },
    ],
  },
]
