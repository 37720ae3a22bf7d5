import type { Dice } from './secret-samples.ts'
import type { Draw } from './shapes.ts'

/** Characters drawn beyond the least where a format leaves the length open. */
const MOST_MORE = 40
const WORDS = 'transformers_pretrained_model_loading_configuration_attention_mask_embedding_'

/** Any length and any characters. */
export function random(dice: Dice): Draw {
  return {
    character: (set) => dice.text(set, 1),
    times: (least, most) => least + Math.floor(dice.next() * (Math.min(most - least, MOST_MORE) + 1)),
    option: (count) => Math.floor(dice.next() * count),
  }
}

/** The least of everything. */
export function shortest(dice: Dice): Draw {
  return {
    ...random(dice),
    times: (least) => least,
    option: (_, leasts) => oneAt(dice, leasts, Math.min(...leasts)),
  }
}

/** The most of everything. */
export function longest(dice: Dice): Draw {
  return {
    ...random(dice),
    times: (_, most) => most,
    option: (_, leasts) => oneAt(dice, leasts, Math.max(...leasts)),
  }
}

/** One of the options of a length. */
function oneAt(dice: Dice, leasts: readonly number[], length: number): number {
  const options = [...leasts.keys()].filter((index) => leasts[index] === length)
  return options[Math.floor(dice.next() * options.length)] as number
}

/** The same, but what may be absent is there half of the time. */
export function withOptions(draw: Draw, dice: Dice): Draw {
  const { times, option } = random(dice)
  return {
    ...draw,
    times: (least, most) => (least === 0 && most === 1 ? times(least, most) : draw.times(least, most)),
    option,
  }
}

/** The same character wherever there is a choice. */
export function filler(dice: Dice): Draw {
  const fillers = ['x', 'X', '0']
  return {
    ...shortest(dice),
    character: (set) => fillers.find((each) => set.includes(each)) ?? (set[0] as string),
  }
}

/** Words of model code wherever letters fit. */
export function words(dice: Dice): Draw {
  let at = 0
  return {
    ...shortest(dice),
    character: (set) => {
      const text = set.includes('z') ? WORDS : WORDS.toUpperCase()
      for (let tried = 0; tried < text.length; tried++) {
        const letter = text[at++ % text.length] as string
        if (set.includes(letter)) return letter
      }
      return set[0] as string
    },
  }
}
