import type { Service } from './service.ts'
import { alnum, digits, hex, parts } from './shape.ts'

/** Food, sports, music, tickets. */
export const REFERENCE: readonly Service[] = [
  { name: 'AudD', words: ['audd'], shapes: [alnum(32, '-')] },
  { name: 'CalorieNinjas', words: ['calorieninja', 'calorieninjas', 'apininjas'], shapes: [alnum(40)] },
  { name: 'Eventbrite', words: ['eventbrite'], shapes: [alnum(20)] },
  { name: 'GIPHY', words: ['giphy'], shapes: [alnum(32)] },
  { name: 'Last.fm', words: ['lastfm'], shapes: [hex(32)] },
  { name: 'NASA', words: [], ownWords: ['nasa'], shapes: [alnum(40)] },
  { name: 'OwlBot', words: ['owlbot'], shapes: [alnum(40)] },
  { name: 'Pexels', words: ['pexels'], shapes: [alnum(56)] },
  { name: 'protocols.io', words: ['protocolsio'], shapes: [alnum(64)] },
  { name: 'RAWG', words: ['rawg'], shapes: [alnum(32)] },
  { name: 'SignUpGenius', words: ['signupgenius'], shapes: [alnum(32)] },
  { name: 'Spoonacular', words: ['spoonacular'], shapes: [alnum(32)] },
  { name: 'Sportmonks', words: ['sportsmonk', 'sportmonks'], shapes: [alnum(60)] },
  {
    name: 'Spotify',
    words: ['spotify'],
    shapes: [alnum(32)],
    under: ['secret', 'token'],
    revoke: 'developer.spotify.com/dashboard',
  },
  {
    name: 'Ticket Tailor',
    words: ['tickettailor'],
    shapes: [parts('sk_', digits(4), '_', digits(6), '_', hex(32))],
  },
  { name: 'Ticketmaster', words: ['ticketmaster'], shapes: [alnum(32)] },
  { name: 'TMDB', words: ['tmdb', 'themoviedb'], shapes: [hex(32)] },
]
