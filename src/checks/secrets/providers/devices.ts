import type { Provider } from '../secret-format.ts'

export const DEVICES: readonly Provider[] = [
  {
    rule: 'secrets/adafruit-key',
    name: 'Adafruit IO',
    secret: 'key',
    grants: 'read and write every feed of its owner, and so switch what listens to them',
    revoke: 'io.adafruit.com (the key, Regenerate)',
    references: ['https://adafruit.github.io/Adafruit_IO_Documentation/http.html'],
    formats: [
      {
        literal: 'aio_',
        shape: /aio_[A-Za-z0-9]{28}(?![A-Za-z0-9_])/y,
        publicPrefix: 4,
        mustLookRandom: true,
      },
    ],
  },
  {
    rule: 'secrets/ubidots-token',
    name: 'Ubidots',
    secret: 'token',
    grants: 'read and write what the devices of the account measure and do',
    revoke: 'the Ubidots app, API Credentials',
    references: ['https://docs.ubidots.com/reference'],
    formats: [{ literal: 'BBFF-', shape: /BBFF-[A-Za-z0-9]{30}(?![A-Za-z0-9_-])/y, publicPrefix: 5 }],
  },
  {
    rule: 'secrets/samsara-token',
    name: 'Samsara',
    secret: 'API token',
    grants: 'follow vehicles and drivers of the fleet and change what its scopes name',
    revoke: 'cloud.samsara.com/settings/api-tokens',
    references: ['https://developers.samsara.com/reference'],
    formats: [
      { literal: 'samsara_api_', shape: /samsara_api_[A-Za-z0-9]{26,32}(?![A-Za-z0-9_])/y, publicPrefix: 12 },
    ],
  },
]
