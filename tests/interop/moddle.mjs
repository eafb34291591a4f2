// node moddle.mjs NODE_MODULES DESCRIPTOR FOLDER FILES...: opens each file with the descriptor of care elements and saves it again in FOLDER.
// Prints a line for each warning, each care element without a type, and "types N" with the number of different types seen.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, descriptor, folder, ...files] = process.argv.slice(2);
const { BpmnModdle } = await import(pathToFileURL(resolve(modules, 'bpmn-moddle/dist/index.js')).href);
const moddle = new BpmnModdle({ care: JSON.parse(readFileSync(descriptor, 'utf8')) });
const types = new Set();

function visit(element) {
  const care = element.$type.startsWith('care:');
  if (care && element.$descriptor.isGeneric) console.log('no type ' + element.$type);
  if (care) types.add(element.$type);
  // xml:lang and declarations of namespaces are XML's own.
  for (const name of care ? Object.keys(element.$attrs) : []) if (!name.startsWith('xml')) console.log(`no property ${name} of ${element.$type}`);
  for (const property of element.$descriptor.properties || []) {
    const value = property.isReference ? null : element.get(property.name);
    for (const child of Array.isArray(value) ? value : [value]) if (child && child.$descriptor) visit(child);
  }
}

for (const file of files) {
  const { rootElement, warnings } = await moddle.fromXML(readFileSync(file, 'utf8'));
  visit(rootElement);
  for (const warning of warnings) console.log(`${file}: ${warning.message.split('\n')[0]}`);
  writeFileSync(join(folder, basename(file)), (await moddle.toXML(rootElement, { format: true })).xml);
}
console.log('types ' + types.size);
