export const id = 637;
export const ids = [637];
export const modules = {

/***/ 9637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parsePolicy: () => (/* binding */ parsePolicy),
  parsePolicyWithPlaces: () => (/* binding */ parsePolicyWithPlaces)
});

// EXTERNAL MODULE: ./build/js/text/redact.js
var redact = __webpack_require__(9239);
// EXTERNAL MODULE: ./build/js/policy/policy.js
var policy = __webpack_require__(5827);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/js/model/errors.js
var errors = __webpack_require__(237);
// EXTERNAL MODULE: ./build/js/text/nearest.js
var nearest = __webpack_require__(98);
// EXTERNAL MODULE: ./build/js/model/checklist.js
var checklist = __webpack_require__(8344);
// EXTERNAL MODULE: ./build/js/text/glob.js + 9 modules
var glob = __webpack_require__(1103);
;// CONCATENATED MODULE: ./build/js/policy/policy-shape.js


const LEVELS = ['error', 'warning', 'note', 'off'];
/** UTF-16 code units of a reason, an owner or an address. */
const MAX_WORDS = 500;
const MAX_PATH = 1_000;
const SHA256 = {
    kind: 'text',
    pattern: /^[0-9a-f]{64}$/,
    example: '64 hexadecimal digits in lower case',
    maxLength: 64,
};
const DATE = {
    kind: 'text',
    pattern: /^\d{4}-\d{2}-\d{2}$/,
    fault: (text) => (isDay(text) ? undefined : 'no day of the calendar'),
    example: '2027-06-30',
    maxLength: 10,
};
const PATH = { kind: 'text', example: 'tests/data/tiny.bin', maxLength: MAX_PATH };
const GLOB = {
    kind: 'text',
    fault: globFault,
    example: 'third_party/**',
    maxLength: glob/* MAX_GLOB_LENGTH */.v7,
};
const WORDS = { kind: 'text', example: 'a few words', maxLength: MAX_WORDS };
const HOST = {
    kind: 'text',
    pattern: /^[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?$/,
    example: 'wheels.example.com',
    maxLength: 253,
};
/** Of the proleptic Gregorian calendar (ISO 8601). */
function isDay(text) {
    const milliseconds = Date.parse(`${text}T00:00:00Z`);
    return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text);
}
function globFault(pattern) {
    try {
        return (0,glob/* hasOddNames */.Mn)(pattern) ? 'no path from the root of the repository' : undefined;
    }
    catch (cause) {
        if (cause instanceof RangeError)
            return cause.message;
        throw cause;
    }
}
/** The whole policy file. */
function policyShape(rules) {
    const ids = [...rules].map((rule) => rule.id);
    const checks = [...new Set(ids.map((id) => `${id.split('/')[0]}/*`))];
    const ruleLevels = { kind: 'levels', names: [...ids, ...checks], what: 'rule' };
    const ruleName = { kind: 'choice', allowed: [...ids, ...checks] };
    return {
        kind: 'record',
        fields: {
            version: {
                shape: { kind: 'choice', allowed: [1] },
                required: true,
                description: 'Version of this format.',
            },
            profile: {
                shape: { kind: 'choice', allowed: ['default', 'strict'] },
                description: 'Which levels the rules start from.',
            },
            'fail-on': {
                shape: { kind: 'choice', allowed: ['error', 'warning', 'never'] },
                description: 'The lowest level that blocks.',
            },
            incomplete: {
                shape: { kind: 'choice', allowed: ['fail', 'warn'] },
                description: 'What it costs when something could not be inspected.',
            },
            outside: {
                shape: { kind: 'choice', allowed: ['note', 'warning', 'error'] },
                description: 'What content outside the repository costs: LFS objects, submodules, encrypted members.',
            },
            items: {
                shape: { kind: 'levels', names: checklist/* CHECKLIST_ITEMS */.gH, what: 'checklist item' },
                description: 'Levels of whole checklist items.',
            },
            rules: { shape: ruleLevels, description: 'Levels of rules, or of a check as code/*.' },
            paths: {
                shape: {
                    kind: 'list',
                    of: {
                        kind: 'record',
                        fields: {
                            match: {
                                shape: GLOB,
                                required: true,
                                description: 'A glob; * stays in a folder, ** crosses them.',
                            },
                            rules: { shape: ruleLevels, required: true, description: 'Levels below that path.' },
                        },
                    },
                },
                description: 'Levels for paths; the first entry that matches decides.',
            },
            'trusted-sources': {
                shape: { kind: 'list', of: HOST },
                description: 'Hosts that dependencies may come from beside the usual ones.',
            },
            binaries: {
                shape: {
                    kind: 'list',
                    of: {
                        kind: 'record',
                        fields: {
                            sha256: { shape: SHA256, required: true, description: 'The content that is allowed.' },
                            path: { shape: PATH, description: 'Where it stands, for the reader.' },
                            reason: { shape: WORDS, required: true, description: 'Why it is in the repository.' },
                            source: { shape: WORDS, description: 'Where it comes from.' },
                        },
                    },
                },
                description: 'Binaries that may be in the repository, by content.',
            },
            waivers: {
                shape: {
                    kind: 'list',
                    of: {
                        kind: 'record',
                        fields: {
                            rule: { shape: ruleName, required: true, description: 'The rule, or a check as code/*.' },
                            path: { shape: GLOB, description: 'A glob. Required unless sha256 is given.' },
                            sha256: { shape: SHA256, description: 'The content that is excepted.' },
                            reason: { shape: WORDS, required: true, description: 'Why it is fine.' },
                            owner: { shape: WORDS, required: true, description: 'Who answers for it.' },
                            expires: { shape: DATE, description: 'The last day on which it works, UTC.' },
                        },
                        oneOf: ['path', 'sha256'],
                    },
                },
                description: 'Reviewed exceptions.',
            },
            baseline: { shape: PATH, description: 'File of findings accepted when the tool was adopted.' },
        },
    };
}
/** The JSON schema (draft 2020-12) of the policy file. */
function policySchema(rules) {
    return {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title: 'Policy of supply-chain-checklist',
        ...schemaOf(policyShape(rules)),
    };
}
function schemaOf(shape) {
    switch (shape.kind) {
        case 'choice':
            return { enum: shape.allowed };
        case 'text':
            return {
                type: 'string',
                minLength: 1,
                maxLength: shape.maxLength,
                ...(shape.pattern === undefined ? {} : { pattern: shape.pattern.source }),
            };
        case 'list':
            return { type: 'array', items: schemaOf(shape.of) };
        case 'levels':
            return { type: 'object', propertyNames: { enum: shape.names }, additionalProperties: { enum: LEVELS } };
        case 'record': {
            const fields = Object.entries(shape.fields);
            return {
                type: 'object',
                additionalProperties: false,
                required: fields.filter(([, field]) => field.required === true).map(([name]) => name),
                properties: Object.fromEntries(fields.map(([name, field]) => [name, { description: field.description, ...schemaOf(field.shape) }])),
                ...(shape.oneOf === undefined ? {} : { anyOf: shape.oneOf.map((name) => ({ required: [name] })) }),
            };
        }
    }
}

;// CONCATENATED MODULE: ./build/js/policy/policy-document.js




/** UTF-16 code units of what was found that an error shows. */
const SHOWN = 60;
/** Allowed values that an error lists; more than that are told by the nearest one. */
const LISTED = 12;
/** Where the library saw a problem; we say it ourselves, before the message. */
const YAML_PLACE = / at line [0-9]{1,9}, column [0-9]{1,9}:?$/;
/** Reads a policy file against its shape. @throws UsageError that names file, line, column, what was found and what is allowed */
function readPolicyDocument(text, fileName, shape) {
    const lines = new dist.LineCounter();
    // The library compares every key with every other; the reader finds a field that is given twice without that.
    const document = (0,dist.parseDocument)(text, {
        lineCounter: lines,
        uniqueKeys: false,
        // Quotes the line in each of its messages, of which hostile text can provoke one a character.
        prettyErrors: false,
        merge: false,
        schema: 'core',
    });
    const reader = new Reader(fileName, lines);
    const [problem] = [...document.errors, ...document.warnings];
    if (problem !== undefined)
        throw reader.errorAt(problem.pos[0], yamlFault(problem));
    return document.contents === null ? undefined : reader.read(document.contents, shape, 'the policy');
}
class Reader {
    fileName;
    lines;
    constructor(fileName, lines) {
        this.fileName = fileName;
        this.lines = lines;
    }
    read(node, shape, what) {
        switch (shape.kind) {
            case 'choice':
            case 'text':
                return this.scalar(node, shape, what);
            case 'list': {
                if (!(0,dist.isSeq)(node))
                    throw this.unexpected(node, `${what} is a list`);
                const items = node.items.map((item) => this.read(item, shape.of, `an entry of ${what}`));
                return { kind: 'list', items, place: this.placeOf(node) };
            }
            case 'levels': {
                const level = { kind: 'choice', allowed: LEVELS };
                return this.record(node, what, (name, value) => {
                    if (name.value === '*' || name.value === '*/*') {
                        throw this.errorAt(name.start, `"${name.value}" covers everything. Name the ${shape.what}s, one by one.`);
                    }
                    this.allow(name, shape.names, `${what} names a ${shape.what}`);
                    return this.read(value, level, `the level of ${name.value}`);
                });
            }
            case 'record': {
                const fields = shape.fields;
                const value = this.record(node, what, (name, child) => {
                    this.allow(name, Object.keys(fields), `${what} has the fields`);
                    const field = fields[name.value];
                    if (field === undefined)
                        throw new TypeError('a field that is allowed has a shape');
                    return this.read(child, field.shape, name.value);
                });
                for (const [name, field] of Object.entries(fields)) {
                    if (field.required === true && !value.fields.has(name)) {
                        throw this.errorAt(startOf(node), `"${name}" is missing from ${what}. ${field.description}`);
                    }
                }
                if (shape.oneOf?.every((name) => !value.fields.has(name)) === true) {
                    throw this.errorAt(startOf(node), `${what} needs one of the fields ${shape.oneOf.join(', ')}.`);
                }
                return value;
            }
        }
    }
    errorAt(offset, message) {
        return policyError(this.fileName, this.placeAt(offset), message);
    }
    scalar(node, shape, what) {
        const value = (0,dist.isScalar)(node) ? node.value : undefined;
        const place = this.placeOf(node);
        if (shape.kind === 'choice') {
            const found = shape.allowed.find((allowed) => allowed === value);
            if (found !== undefined)
                return { kind: 'scalar', value: found, place };
            const words = shape.allowed.map(String);
            const isQuoted = typeof value === 'string' && shape.allowed.includes(Number(value));
            const more = isQuoted
                ? ' It stands without quotes.'
                : words.length > 1
                    ? hint(String(value), words)
                    : '';
            throw this.unexpected(node, `${what} is ${listOf(words)}.${more}`);
        }
        if (typeof value !== 'string' || value.trim() === '') {
            throw this.unexpected(node, `${what} is text, such as ${shape.example}`);
        }
        if (value.length > shape.maxLength) {
            throw this.errorAt(startOf(node), `${what} is longer than ${shape.maxLength} characters.`);
        }
        if (shape.pattern !== undefined && !shape.pattern.test(value)) {
            throw this.unexpected(node, `${what} looks like ${shape.example}`);
        }
        const fault = shape.fault?.(value);
        if (fault !== undefined) {
            throw this.errorAt(startOf(node), `"${value.slice(0, SHOWN)}" is ${fault}; ${what} looks like ${shape.example}.`);
        }
        return { kind: 'scalar', value, place };
    }
    record(node, what, readField) {
        if (!(0,dist.isMap)(node))
            throw this.unexpected(node, `${what} has fields`);
        const fields = new Map();
        for (const pair of node.items) {
            const key = pair.key;
            const name = (0,dist.isScalar)(key) ? String(key.value) : '';
            if (fields.has(name))
                throw this.errorAt(startOf(pair.key), `"${name.slice(0, SHOWN)}" is given twice.`);
            fields.set(name, readField({ value: name, start: startOf(pair.key) }, pair.value));
        }
        return { kind: 'record', fields, place: this.placeOf(node) };
    }
    allow(name, allowed, rule) {
        if (allowed.includes(name.value))
            return;
        const known = `${rule}: ${listOf(allowed)}.`;
        throw this.errorAt(name.start, `"${name.value.slice(0, SHOWN)}" is unknown; ${known}${hint(name.value, allowed)}`);
    }
    unexpected(node, expected) {
        const end = expected.endsWith('?') || expected.endsWith('.') ? '' : '.';
        return this.errorAt(startOf(node), `found ${shownNode(node)}; ${expected}${end}`);
    }
    placeOf(node) {
        return this.placeAt(startOf(node));
    }
    placeAt(offset) {
        const { line, col } = this.lines.linePos(offset);
        return { line, column: col };
    }
}
function policyError(fileName, { line, column }, message) {
    return new errors/* UsageError */.e(`${fileName}:${line}:${column}: ${message}`);
}
function yamlFault({ code, message }) {
    switch (code) {
        case 'MULTIPLE_DOCS':
            return 'a second document begins here; a policy is one.';
        case 'RESOURCE_EXHAUSTION':
            return 'this is nested too deeply for a policy.';
    }
    return `this is not YAML: ${message.split('\n')[0]?.replace(YAML_PLACE, '') ?? ''}.`;
}
function startOf(node) {
    return node?.range[0] ?? 0;
}
function shownNode(node) {
    if ((0,dist.isSeq)(node))
        return 'a list';
    if ((0,dist.isMap)(node))
        return 'fields';
    if ((0,dist.isScalar)(node))
        return node.value === null ? 'nothing' : `"${String(node.value).slice(0, SHOWN)}"`;
    return node === null ? 'nothing' : 'an alias, which is not resolved';
}
function listOf(words) {
    const shown = words.slice(0, LISTED);
    return words.length > shown.length
        ? `${shown.join(', ')} and ${words.length - shown.length} more`
        : shown.join(', ');
}
function hint(word, allowed) {
    const near = (0,nearest/* nearest */.p)(word, allowed);
    return near === undefined ? '' : ` Did you mean "${near}"?`;
}

;// CONCATENATED MODULE: ./build/js/policy/parse-policy.js




/** UTF-16 code units of a reason or owner in a report. */
const SHOWN_WORDS = 300;
const EVERY_PATH = /^[*/]{1,20}$/;
/**
 * The repository's choices. An empty file means the defaults.
 * @throws UsageError that names file, line, column, what was found and what is allowed
 */
function parsePolicy(text, fileName, rules) {
    return parsePolicyWithPlaces(text, fileName, rules).policy;
}
/** The same, with the document in which each choice has its place; none when the file is empty. */
function parsePolicyWithPlaces(text, fileName, rules) {
    const document = readPolicyDocument(text, fileName, policyShape(rules.values()));
    if (document === undefined)
        return { policy: policy/* DEFAULT_POLICY */.z };
    return { policy: policyOf(document, fileName), document };
}
function policyOf(document, fileName) {
    const fields = recordOf(document);
    const baselinePath = textOf(fields, 'baseline');
    return {
        profile: textOf(fields, 'profile') ?? policy/* DEFAULT_POLICY */.z.profile,
        failOn: textOf(fields, 'fail-on') ?? policy/* DEFAULT_POLICY */.z.failOn,
        incomplete: textOf(fields, 'incomplete') ?? policy/* DEFAULT_POLICY */.z.incomplete,
        outside: textOf(fields, 'outside') ?? policy/* DEFAULT_POLICY */.z.outside,
        items: levelsOf(fields, 'items'),
        rules: levelsOf(fields, 'rules'),
        paths: parse_policy_listOf(fields, 'paths').map((entry) => pathPolicy(entry)),
        trustedSources: fields.get('trusted-sources')?.items.map((item) => String(item.value)) ?? [],
        binaries: parse_policy_listOf(fields, 'binaries').map(ledgerEntry),
        waivers: parse_policy_listOf(fields, 'waivers').map((entry) => waiver(entry, fileName)),
        ...(baselinePath === undefined ? {} : { baselinePath }),
    };
}
function pathPolicy({ fields }) {
    return { match: textOf(fields, 'match') ?? '', rules: levelsOf(fields, 'rules') };
}
function ledgerEntry({ fields }) {
    const path = textOf(fields, 'path');
    return {
        sha256: textOf(fields, 'sha256') ?? '',
        reason: words(fields, 'reason'),
        ...(path === undefined ? {} : { path }),
    };
}
function waiver({ fields, place }, fileName) {
    const rule = textOf(fields, 'rule') ?? '';
    const path = textOf(fields, 'path');
    const sha256 = textOf(fields, 'sha256');
    const expires = textOf(fields, 'expires');
    if (rule.endsWith('/*') && sha256 === undefined && path !== undefined && EVERY_PATH.test(path)) {
        const message = `the waiver of ${rule} for ${path} covers everything. Name the rule or the path.`;
        throw policyError(fileName, fields.get('path')?.place ?? place, message);
    }
    return {
        rule,
        reason: words(fields, 'reason'),
        owner: words(fields, 'owner'),
        line: place.line,
        ...(path === undefined ? {} : { path }),
        ...(sha256 === undefined ? {} : { sha256 }),
        ...(expires === undefined ? {} : { expires }),
    };
}
function recordOf(value) {
    return value.fields;
}
function textOf(fields, name) {
    const value = fields.get(name);
    return value?.kind === 'scalar' ? String(value.value) : undefined;
}
function words(fields, name) {
    return (0,redact/* excerpt */.Kb)(textOf(fields, name) ?? '', SHOWN_WORDS);
}
function parse_policy_listOf(fields, name) {
    const value = fields.get(name);
    return value?.kind === 'list' ? value.items : [];
}
function levelsOf(fields, name) {
    const value = fields.get(name);
    if (value?.kind !== 'record')
        return new Map();
    return new Map([...value.fields].map(([key, level]) => [
        key,
        String(level.value),
    ]));
}


/***/ })

};
