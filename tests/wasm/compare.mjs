// compare.mjs MODULE ANSWERS [--planted]   runs the module on the networks in ANSWERS
// (native_answers.cpp) and fails unless it answers the same bits. --planted: first turns one bit over
// in each field, of another network each, to see that it is noticed.
import { readFileSync } from "node:fs";

const fields = ["complete", "nodes", "answers", "derivatives", "counts"];
const [modulePath, answersPath, planted] = process.argv.slice(2);
const module = new WebAssembly.Module(readFileSync(modulePath));
const imports = WebAssembly.Module.imports(module);
if (imports.length > 0) {
  console.log(`the module imports ${imports.map((i) => `${i.module}.${i.name}`).join(", ")}`);
  process.exit(1);
}
const core = new WebAssembly.Instance(module).exports;
core._initialize();

// Views are made afresh for each use: memory moves when it grows.
const hex = (bits) => bits.toString(16).padStart(16, "0");
const doublesAt = (place, count) =>
  Array.from(new BigUint64Array(core.memory.buffer, place, count), hex);

function withRoom(bytes, use) {
  const room = core.sideflow_room(bytes);
  try {
    return use(room);
  } finally {
    core.sideflow_release_room(room);
  }
}

function compiled(network) {
  return withRoom(network.numbers.length * 4, (room) => {
    new Uint32Array(core.memory.buffer, room, network.numbers.length).set(network.numbers);
    return core.sideflow_compile(room, network.numbers.length, network.most_nodes);
  });
}

function answersOf(network) {
  const handle = compiled(network);
  if (handle === 0) return { complete: "refused" };
  const elements = network.likelihoods.length;
  const answers = core.sideflow_answers(handle);
  const blocks = [network.seed, network.seed, network.seed + network.blocks].map(BigInt);
  const found = withRoom(elements * 8, (room) => {
    new BigUint64Array(core.memory.buffer, room, elements).set(
      network.likelihoods.map((digits) => BigInt(`0x${digits}`)));
    return {
      complete: core.sideflow_complete(handle),
      nodes: core.sideflow_nodes(handle),
      answers: doublesAt(core.sideflow_evaluate(handle, room), answers),
      derivatives: doublesAt(core.sideflow_derivatives(handle, room), elements),
      counts: doublesAt(core.sideflow_count(handle, room, ...blocks), answers),
    };
  });
  core.sideflow_release(handle);
  return found;
}

function turnOneBit(network, field) {
  const value = network[field];
  if (Array.isArray(value)) value[0] = hex(BigInt(`0x${value[0]}`) ^ 1n);
  else network[field] = value ^ 1;
}

const networks = readFileSync(answersPath, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
if (planted) fields.forEach((field, i) => turnOneBit(networks[100 * (i + 1)], field));

let different = 0;
let complete = 0;
for (const network of networks) {
  const found = answersOf(network);
  complete += network.complete;
  for (const field of fields) {
    if (String(found[field]) === String(network[field])) continue;
    different += 1;
    console.log(`seed ${network.seed}: ${field} differ: natively ${network[field]}, here ${found[field]}`);
  }
}
console.log(`${networks.length} networks, ${complete} complete, ${different} differences`);
process.exit(different > 0 || networks.length < 1000 ? 1 : 0);
