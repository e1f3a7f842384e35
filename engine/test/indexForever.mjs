// Indexes until it is killed: `node indexForever.mjs '<engine options as JSON>'`. Prints `head <number> <hash>` lines.
import { openEngine, silentLog } from '../dist/index.js'

const engine = await openEngine({ ...JSON.parse(process.argv[2]), log: silentLog })
const print = ({ head, health }) => console.log(`${health} ${head?.number} ${head?.hash}`)
engine.onProgress(print)
print(engine.status())
await engine.done
