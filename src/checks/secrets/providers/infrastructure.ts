import type { Provider } from '../secret-format.ts'

export const INFRASTRUCTURE: readonly Provider[] = [
  {
    rule: 'secrets/vault-token',
    name: 'HashiCorp Vault',
    secret: 'token',
    grants: 'read the secrets its policies name; a root token reads all of them',
    revoke: 'the Vault server (`vault token revoke`)',
    references: ['https://developer.hashicorp.com/vault/docs/concepts/tokens'],
    formats: [
      { literal: 'hvs.', shape: /hvs\.(?:[\w-]{90,300}|[A-Za-z0-9]{24,28})(?![\w-])/y, publicPrefix: 4 },
      { literal: 'hvb.', shape: /hvb\.[\w-]{138,400}(?![\w-])/y, publicPrefix: 4 },
      { literal: 'hvr.', shape: /hvr\.[\w-]{24,300}(?![\w-])/y, publicPrefix: 4, mustLookRandom: true },
    ],
    named: [{ words: ['vault'], shape: /^s\.[A-Za-z0-9]{24}$/, publicPrefix: 2 }],
  },
  {
    rule: 'secrets/terraform-token',
    name: 'HCP Terraform',
    secret: 'API token',
    grants:
      'read the state, with the secrets in it, and change the infrastructure of every workspace in its scope',
    revoke: 'app.terraform.io/app/settings/tokens',
    references: ['https://developer.hashicorp.com/terraform/enterprise/users-teams-organizations/api-tokens'],
    formats: [
      {
        literal: '.atlasv1.',
        literalAt: [14],
        shape: /[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70}(?![\w=-])/y,
        publicPrefix: 0,
      },
    ],
  },
  {
    rule: 'secrets/pulumi-token',
    name: 'Pulumi',
    secret: 'access token',
    grants: 'read the state and decrypt the secrets of every stack its owner can reach',
    revoke: 'app.pulumi.com/account/tokens',
    references: ['https://pulumi.com/docs/pulumi-cloud/reference/personal-access-tokens'],
    formats: [{ literal: 'pul-', shape: /pul-[0-9a-f]{40}(?![A-Za-z0-9_-])/y, publicPrefix: 4 }],
  },
  {
    rule: 'secrets/infracost-key',
    name: 'Infracost',
    secret: 'API key',
    grants: 'use the pricing service and write cost estimates of the organisation',
    revoke: 'dashboard.infracost.io (Org Settings)',
    formats: [
      {
        literal: 'ico-',
        shape: /ico-[A-Za-z0-9]{32}(?![\w-])/y,
        publicPrefix: 4,
        mustLookRandom: true,
      },
    ],
  },
  {
    rule: 'secrets/docker-swarm-key',
    name: 'Docker Swarm',
    secret: 'join token or unlock key',
    grants: 'join a machine to the swarm, where it receives its secrets, or decrypt a manager’s state',
    revoke: 'a manager of the swarm (`docker swarm join-token --rotate`, `docker swarm unlock-key --rotate`)',
    references: ['https://docs.docker.com/reference/cli/docker/swarm/join-token/'],
    formats: [
      // In base 36: the digest of the certificate authority, and 16 random bytes.
      {
        literal: 'SWMTKN-1-',
        shape: /SWMTKN-1-[0-9a-z]{50,60}-[0-9a-z]{24,30}(?![A-Za-z0-9_-])/y,
        publicPrefix: 9,
      },
      { literal: 'SWMKEY-1-', shape: /SWMKEY-1-[A-Za-z0-9+/]{40,50}(?![A-Za-z0-9+/])/y, publicPrefix: 9 },
    ],
  },
  {
    rule: 'secrets/openshift-token',
    name: 'OpenShift',
    secret: 'user token',
    grants: 'use the cluster as its owner until it expires',
    revoke: 'the cluster (`oc logout`, or delete the OAuthAccessToken)',
    references: ['https://docs.okd.io/latest/rest_api/oauth_apis/oauth-apis-index.html'],
    formats: [
      // The objects of the cluster that stand for tokens are named by a digest of the same form, which opens nothing.
      { literal: 'sha256~', shape: /sha256~[\w-]{43}(?![\w-])/y, publicPrefix: 7, level: 'warning' },
    ],
  },
  {
    rule: 'secrets/tailscale-key',
    name: 'Tailscale',
    secret: 'key',
    grants: 'add machines to the private network, or read and change its devices and access rules',
    revoke: 'login.tailscale.com/admin/settings/keys',
    references: ['https://tailscale.com/kb/1277/key-prefixes'],
    formats: [
      {
        literal: 'tskey-',
        shape: /tskey-(?:api|auth|client|scim|webhook)-[\w-]{20,80}(?![\w-])/y,
        publicPrefix: 6,
        mustLookRandom: true,
      },
      {
        literal: 'tskey-',
        shape: /tskey-[A-Za-z0-9]{8,24}-[A-Za-z0-9]{18,48}(?![\w-])/y,
        publicPrefix: 6,
      },
    ],
  },
  {
    rule: 'secrets/defined-networking-key',
    name: 'Defined Networking',
    secret: 'API key',
    grants: 'add machines to the private network, and change its roles and rules',
    revoke: 'admin.defined.net/settings/api-keys',
    formats: [
      {
        literal: 'dnkey-',
        shape: /dnkey-[A-Za-z0-9_=]{26}-[A-Za-z0-9_=]{52}(?![\w=-])/y,
        publicPrefix: 6,
        mustLookRandom: true,
      },
    ],
  },
  {
    rule: 'secrets/wireguard-key',
    name: 'WireGuard',
    secret: 'private key',
    grants: 'enter the private network as the machine it belongs to',
    revoke: 'the other ends of the tunnel: remove the peer, then make a new key pair',
    references: ['https://www.wireguard.com/quickstart/'],
    formats: [],
    named: [
      // 32 bytes: the last character has two bits that are zero.
      {
        words: ['wireguard', 'wg0', '[interface]'],
        underNameOnly: true,
        nameHolds: /private|secret/i,
        shape: /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/,
        publicPrefix: 0,
      },
    ],
  },
]
