import { decodeBase64, decodeJsonObject } from '../decoding.ts'
import type { Proof, Provider } from '../secret-format.ts'

/** Offsets at which `T3BlbkFJ` stands: prefix and first body of 20, 58 or 74 characters. */
const OPENAI_MARKERS = [
  23,
  ...['sk-proj-', 'sk-svcacct-', 'sk-admin-'].flatMap((prefix) =>
    [20, 58, 74].map((body) => prefix.length + body),
  ),
]

export const ML_PLATFORMS: readonly Provider[] = [
  {
    rule: 'secrets/huggingface-token',
    name: 'Hugging Face',
    secret: 'access token',
    grants:
      'read private models and data sets, and with write access replace the weights that others download',
    revoke: 'huggingface.co/settings/tokens',
    references: ['https://huggingface.co/docs/hub/security-tokens'],
    formats: [
      { literal: 'hf_', shape: /hf_[A-Za-z0-9]{34}(?![A-Za-z0-9_])/y, publicPrefix: 3 },
      { literal: 'api_org_', shape: /api_org_[A-Za-z]{34}(?![A-Za-z0-9_])/y, publicPrefix: 8 },
    ],
  },
  {
    rule: 'secrets/wandb-key',
    name: 'Weights & Biases',
    secret: 'API key',
    grants: 'read and change every run, artifact and report of its owner',
    revoke: 'wandb.ai/settings (API keys)',
    formats: [{ literal: 'wandb_v1_', shape: /wandb_v1_[A-Za-z0-9_]{77}(?![A-Za-z0-9_])/y, publicPrefix: 9 }],
    named: [{ words: ['wandb', 'weights-and-biases'], shape: /^[0-9a-f]{40}$/, publicPrefix: 0 }],
  },
  {
    rule: 'secrets/openai-key',
    name: 'OpenAI',
    secret: 'API key',
    grants: "spend its owner's money on the API and read files and fine-tuned models of the project",
    revoke: 'platform.openai.com/api-keys',
    formats: [
      {
        literal: 'sk-',
        shape: /sk-[A-Za-z0-9]{48}(?![A-Za-z0-9_-])/y,
        publicPrefix: 3,
        mustLookRandom: true,
      },
      {
        literal: 'T3BlbkFJ',
        literalAt: OPENAI_MARKERS,
        shape:
          /sk-(?:proj|svcacct|admin)-(?:[\w-]{74}|[\w-]{58}|[\w-]{20})T3BlbkFJ(?:[\w-]{74}|[\w-]{58}|[\w-]{20})(?![\w-])/y,
        publicPrefix: 8,
      },
      {
        literal: 'T3BlbkFJ',
        literalAt: [23],
        shape: /sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}(?![A-Za-z0-9_-])/y,
        publicPrefix: 3,
      },
    ],
    // Of 2021 and before, when the marker was not yet part of the key.
    named: [{ words: ['openai'], shape: /^sk-[A-Za-z0-9]{48}$/, publicPrefix: 3, positional: true }],
  },
  {
    rule: 'secrets/anthropic-key',
    name: 'Anthropic',
    secret: 'API key',
    grants: "spend its owner's money on the API; an admin key also manages members and other keys",
    revoke: 'console.anthropic.com/settings/keys',
    formats: [
      { literal: 'sk-ant-api', shape: /sk-ant-api[0-9]{2}-[\w-]{93}AA(?![\w-])/y, publicPrefix: 13 },
      { literal: 'sk-ant-admin01-', shape: /sk-ant-admin01-[\w-]{93}AA(?![\w-])/y, publicPrefix: 15 },
    ],
  },
  {
    rule: 'secrets/replicate-token',
    name: 'Replicate',
    secret: 'API token',
    grants: "run models at its owner's cost and push versions of the models they own",
    revoke: 'replicate.com/account/api-tokens',
    formats: [{ literal: 'r8_', shape: /r8_[A-Za-z0-9]{37}(?![A-Za-z0-9_])/y, publicPrefix: 3 }],
  },
  {
    rule: 'secrets/comet-key',
    name: 'Comet',
    secret: 'API key',
    grants: 'read and change every experiment of its owner',
    revoke: 'www.comet.com, Account Settings, API Keys',
    formats: [],
    named: [{ words: ['comet'], shape: /^[A-Za-z0-9]{25}$/, publicPrefix: 0 }],
  },
  {
    rule: 'secrets/neptune-token',
    name: 'Neptune',
    secret: 'API token',
    grants: 'read and change every run and model of its owner',
    revoke: 'the user menu of the Neptune app, Get your API token',
    formats: [
      {
        literal: 'eyJhcGlfYWRkcmVzcyI6',
        shape: /eyJhcGlfYWRkcmVzcyI6[A-Za-z0-9+/_-]{40,600}={0,2}(?![A-Za-z0-9+/=_-])/y,
        publicPrefix: 20,
        prove: holdsNeptuneKeys,
      },
    ],
  },
  {
    rule: 'secrets/kaggle-key',
    name: 'Kaggle',
    secret: 'API key',
    grants: 'submit, publish data sets and kernels, and read private ones as its owner',
    revoke: 'www.kaggle.com/settings (API, Expire Token)',
    formats: [],
    named: [{ words: ['kaggle'], shape: /^[0-9a-f]{32}$/, publicPrefix: 0 }],
  },
  {
    rule: 'secrets/clearml-key',
    name: 'ClearML',
    secret: 'API credential',
    grants: 'read and change every task, model and data set of the workspace, and queue code on its workers',
    revoke: 'the ClearML web app, Settings, Workspace, App Credentials',
    formats: [],
    named: [
      { words: ['clearml'], shape: /^[A-Z0-9]{20,30}$/, publicPrefix: 0 },
      { words: ['clearml'], shape: /^[A-Za-z0-9_-]{40,56}$/, publicPrefix: 0 },
    ],
  },
  {
    rule: 'secrets/mlflow-credential',
    name: 'MLflow',
    secret: 'tracking credential',
    grants: 'read and replace the runs and registered models of the tracking server',
    revoke: "the tracking server's own user administration",
    formats: [],
    named: [
      {
        words: ['mlflow_tracking'],
        shape: /^[\x21-\x7e]{8,200}$/,
        publicPrefix: 0,
        anyValue: true,
        underNameOnly: true,
      },
    ],
  },
  {
    rule: 'secrets/databricks-token',
    name: 'Databricks',
    secret: 'personal access token',
    grants: 'run jobs and read every table its owner can in the workspace',
    revoke: 'the workspace, Settings, Developer, Access tokens',
    formats: [{ literal: 'dapi', shape: /dapi[0-9a-f]{32}(?:-[0-9])?(?![A-Za-z0-9_-])/y, publicPrefix: 4 }],
  },
  {
    rule: 'secrets/modal-token',
    name: 'Modal',
    secret: 'token',
    grants: "run code in its owner's workspace at their cost and read its secrets",
    revoke: 'modal.com/settings/tokens',
    formats: [],
    named: [
      { words: ['modal'], shape: /^as-[A-Za-z0-9]{22}$/, publicPrefix: 3 },
      { words: ['modal'], shape: /^ak-[A-Za-z0-9]{22}$/, publicPrefix: 3 },
    ],
  },
  {
    rule: 'secrets/runpod-key',
    name: 'RunPod',
    secret: 'API key',
    grants: "start machines at its owner's cost and reach those that run",
    revoke: 'www.runpod.io/console/user/settings (API Keys)',
    formats: [{ literal: 'rpa_', shape: /rpa_[A-Z0-9]{40}[A-Za-z0-9]{6}(?![A-Za-z0-9_])/y, publicPrefix: 4 }],
  },
  {
    rule: 'secrets/nvidia-key',
    name: 'NVIDIA',
    secret: 'API key',
    grants: 'pull private containers and models from NGC and spend the account’s inference credits',
    revoke: 'org.ngc.nvidia.com/setup/api-keys',
    formats: [{ literal: 'nvapi-', shape: /nvapi-[\w-]{60,70}(?![\w-])/y, publicPrefix: 6 }],
    named: [{ words: ['ngc', 'nvcr.io'], shape: /^[A-Za-z0-9]{84}$/, publicPrefix: 0, prove: holdsNgcKey }],
  },
  {
    rule: 'secrets/together-key',
    name: 'Together AI',
    secret: 'API key',
    grants: "run and fine-tune models at its owner's cost",
    revoke: 'api.together.ai/settings/api-keys',
    formats: [{ literal: 'tgp_v1_', shape: /tgp_v1_[\w-]{43}(?![\w-])/y, publicPrefix: 7 }],
  },
  {
    rule: 'secrets/groq-key',
    name: 'Groq',
    secret: 'API key',
    grants: "run models at its owner's cost",
    revoke: 'console.groq.com/keys',
    formats: [{ literal: 'gsk_', shape: /gsk_[A-Za-z0-9]{52}(?![A-Za-z0-9_])/y, publicPrefix: 4 }],
  },
  {
    rule: 'secrets/mistral-key',
    name: 'Mistral',
    secret: 'API key',
    grants: "run and fine-tune models at its owner's cost",
    revoke: 'console.mistral.ai/api-keys',
    formats: [],
    named: [{ words: ['mistral'], shape: /^[A-Za-z0-9]{32}$/, publicPrefix: 0, positional: true }],
  },
  {
    rule: 'secrets/cohere-key',
    name: 'Cohere',
    secret: 'API key',
    grants: "run and fine-tune models at its owner's cost",
    revoke: 'dashboard.cohere.com/api-keys',
    formats: [],
    named: [
      { words: ['cohere', 'co_api_key'], shape: /^[A-Za-z0-9]{40}$/, publicPrefix: 0, positional: true },
    ],
  },
  {
    rule: 'secrets/pinecone-key',
    name: 'Pinecone',
    secret: 'API key',
    grants: 'read, change and delete every index of the project',
    revoke: 'app.pinecone.io, API keys',
    formats: [
      { literal: 'pcsk_', shape: /pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63}(?![A-Za-z0-9_])/y, publicPrefix: 5 },
    ],
    named: [{ words: ['pinecone'], shape: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/, publicPrefix: 0 }],
  },
  {
    rule: 'secrets/openrouter-key',
    name: 'OpenRouter',
    secret: 'API key',
    grants: "run models at its owner's cost",
    revoke: 'openrouter.ai/settings/keys',
    formats: [{ literal: 'sk-or-v1-', shape: /sk-or-v1-[0-9a-f]{64}(?![A-Za-z0-9_-])/y, publicPrefix: 9 }],
  },
  {
    rule: 'secrets/deepseek-key',
    name: 'DeepSeek',
    secret: 'API key',
    grants: "run models at its owner's cost",
    revoke: 'platform.deepseek.com/api_keys',
    formats: [],
    named: [{ words: ['deepseek'], shape: /^sk-[0-9a-f]{32}$/, publicPrefix: 3, positional: true }],
  },
  {
    rule: 'secrets/xai-key',
    name: 'xAI',
    secret: 'API key',
    grants: "run models at its owner's cost",
    revoke: 'console.x.ai',
    formats: [{ literal: 'xai-', shape: /xai-[\w-]{70,120}(?![\w-])/y, publicPrefix: 4 }],
  },
  {
    rule: 'secrets/perplexity-key',
    name: 'Perplexity',
    secret: 'API key',
    grants: "run models at its owner's cost",
    revoke: 'www.perplexity.ai/account/api/keys',
    formats: [{ literal: 'pplx-', shape: /pplx-[A-Za-z0-9]{48}(?![A-Za-z0-9_-])/y, publicPrefix: 5 }],
  },
  {
    rule: 'secrets/cerebras-key',
    name: 'Cerebras',
    secret: 'API key',
    grants: "run models at its owner's cost",
    revoke: 'cloud.cerebras.ai, API keys',
    formats: [{ literal: 'csk-', shape: /csk-[A-Za-z0-9]{48}(?![A-Za-z0-9_-])/y, publicPrefix: 4 }],
  },
  {
    rule: 'secrets/langsmith-key',
    name: 'LangSmith',
    secret: 'API key',
    grants: 'read every trace of the workspace, with the prompts and answers in them',
    revoke: 'smith.langchain.com/settings (API Keys)',
    formats: [
      {
        literal: 'lsv2_',
        shape: /lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}(?![A-Za-z0-9_])/y,
        publicPrefix: 8,
      },
    ],
  },
]

function holdsNeptuneKeys(token: string): Proof {
  const held = decodeJsonObject(token)
  return held !== undefined && 'api_address' in held && 'api_url' in held && 'api_key' in held
    ? 'valid'
    : 'other'
}

/** The older NGC key is base64 of 26 lower-case letters and digits, a colon and a UUID. */
const NGC_KEY = /^[a-z0-9]{26}:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

function holdsNgcKey(token: string): Proof {
  return NGC_KEY.test(decodeBase64(token)) ? 'valid' : 'other'
}
