import { getJson } from './api.ts'

const EVERY_MS = 60_000

/** The newest snapshot the server knows, asked once a minute while the page is open. Null until the first answer. */
class Newest {
  id = $state<string | null>(null)

  /** Starts watching and returns what stops it. */
  watch(): () => void {
    const look = async () => {
      const reply = await getJson<{ newest: string | null }>('/api/health')
      if (reply.ok) this.id = reply.value.newest
    }
    const timer = setInterval(() => void (document.hidden || look()), EVERY_MS)
    void look()
    return () => clearInterval(timer)
  }
}

export const newest = new Newest()
