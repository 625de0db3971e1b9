/** The part of autocannon that the benchmark uses; the package brings no types. */
declare module 'autocannon' {
  type Client = { setRequests: (requests: { path: string }[]) => void }
  type Options = { url: string; connections: number; duration: number; setupClient?: (client: Client) => void }
  type Running = Promise<{ non2xx: number; errors: number; requests: { average: number } }> & {
    on: (event: 'response', seen: (client: Client, status: number, bytes: number, ms: number) => void) => void
  }
  export default function autocannon(options: Options): Running
}
