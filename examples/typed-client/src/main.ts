import { listDeals } from './listDeals.js'

const [url = 'http://localhost:4000/graphql'] = process.argv.slice(2)

for await (const { id, state, app, amounts } of listDeals(url))
  console.log(`${id}  ${state.padEnd(20)} ${amounts.total.padStart(12)} RLC  ${app.name}`)
