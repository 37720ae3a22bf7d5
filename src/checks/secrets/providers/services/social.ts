import type { Service } from './service.ts'
import { alnum, digits, hex, parts } from './shape.ts'

/** Social networks. */
export const SOCIAL: readonly Service[] = [
  {
    name: 'Facebook',
    words: [],
    ownWords: ['facebook'],
    shapes: [parts(digits([15, 16]), '|', alnum([27, 40], '-_')), hex(32)],
    under: ['secret', 'token'],
  },
  { name: 'Lark', words: [], ownWords: ['lark', 'feishu'], shapes: [alnum(32)], under: ['secret'] },
  { name: 'LinkedIn', words: [], ownWords: ['linkedin'], shapes: [alnum(16)], under: ['secret', 'token'] },
  { name: 'Twitch', words: ['twitch'], shapes: [alnum(30)], revoke: 'dev.twitch.tv/console/apps' },
  {
    name: 'Twitter',
    words: [],
    ownWords: ['twitter'],
    shapes: [
      alnum(45),
      parts(digits([15, 25]), '-', alnum([20, 40])),
      alnum(25),
      alnum(50),
      parts('AAAAAAAAAAAAAAAAAAAAAA', alnum([80, 100], '%')),
    ],
    revoke: 'developer.x.com/en/portal/dashboard',
  },
]
