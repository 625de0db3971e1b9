import { MediaQuery } from 'svelte/reactivity'

const narrow = new MediaQuery('(max-width: 46rem)', false)

/** Whether this is a phone: the heatmap becomes a list, because a grid of numbers cannot be read there. */
export const screen = {
  get isNarrow(): boolean {
    return narrow.current
  },
}
