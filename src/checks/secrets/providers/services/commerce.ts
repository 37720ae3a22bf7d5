import type { Service } from './service.ts'
import { alnum, groups, hex, parts, UUID } from './shape.ts'

/** Payments, shops, banks. */
export const COMMERCE: readonly Service[] = [
  { name: 'Apifonica', words: ['apifonica'], shapes: [groups(11, 4, 4, 4, 12)] },
  { name: 'Ayrshare', words: ['ayrshare'], shapes: [groups(8, 8, 8, 8)] },
  {
    name: 'Checkout.com',
    words: [],
    ownWords: ['checkout', 'cko'],
    shapes: [parts('sk_', UUID), parts('sk_test_', UUID)],
  },
  { name: 'Cloverly', words: ['cloverly'], shapes: [alnum(28, ':_')] },
  {
    name: 'Column',
    words: [],
    ownWords: ['column'],
    shapes: [parts('live_', alnum(27)), parts('test_', alnum(27))],
  },
  { name: 'Commerce.js', words: ['commercejs', 'chec'], shapes: [alnum(48, '_')] },
  {
    name: 'eBay',
    words: ['ebay'],
    shapes: [parts('PRD-', hex(8), '-', hex(4), '-', hex(4), '-', hex(4), '-', hex([4, 12]))],
    under: ['secret'],
  },
  { name: 'Findl', words: ['findl'], shapes: [groups(8, 4, 4, 4, 12)] },
  { name: 'Finicity', words: ['finicity'], shapes: [hex(32), alnum(20)] },
  { name: 'GoCardless', words: ['gocardless'], shapes: [parts('live_', alnum(40, '-=_'))] },
  { name: 'Gumroad', words: ['gumroad'], shapes: [hex(64), alnum(43, '-_')] },
  { name: 'Lob', words: [], ownWords: ['lob'], shapes: [parts('live_', hex(35)), parts('test_', hex(35))] },
  { name: 'Loyverse', words: ['loyverse'], shapes: [alnum(32)] },
  { name: 'MoonClerk', words: ['moonclerk'], shapes: [alnum(32)] },
  { name: 'PayMongo', words: ['paymongo'], shapes: [alnum(32, '_')] },
  { name: 'PayPal', words: ['paypal'], shapes: [alnum([44, 80], '-._')], under: ['secret'] },
  {
    name: 'Plaid',
    words: ['plaid'],
    shapes: [
      parts('access-sandbox-', UUID),
      parts('access-development-', UUID),
      parts('access-production-', UUID),
      alnum(30),
    ],
  },
  { name: 'Planyo', words: ['planyo'], shapes: [alnum(62)] },
  { name: 'Rainforest Pay', words: [], ownWords: ['rainforest'], shapes: [parts('apikey_', hex(64))] },
  { name: 'Request Finance', words: ['requestfinance'], shapes: [groups(7, 7, 7, 7)] },
  { name: 'Shipday', words: ['shipday'], shapes: [parts(alnum(11, '.'), alnum(20))] },
  { name: 'Snipcart', words: ['snipcart'], shapes: [alnum(75, '_')] },
  { name: 'Squarespace', words: ['squarespace'], shapes: [UUID] },
  { name: 'Storecove', words: ['storecove'], shapes: [alnum(43, '-_')] },
  { name: 'TaxJar', words: ['taxjar'], shapes: [alnum(32)] },
  { name: 'Wise', words: ['transferwise'], ownWords: ['wise'], shapes: [UUID] },
]
