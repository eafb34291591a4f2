// node validate.mjs NODE_MODULES FILES...: are these element templates as the modeller wants them? A line for each fault.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [modules, ...files] = process.argv.slice(2);
const { validateAll, validateAllZeebe } = createRequire(resolve(modules, 'x.js'))('@bpmn-io/element-templates-validator');
let count = 0;
for (const file of files) {
  const templates = JSON.parse(readFileSync(file, 'utf8'));
  const { results } = (templates[0].$schema.includes('zeebe') ? validateAllZeebe : validateAll)(templates);
  for (const result of results) {
    count++;
    for (const error of result.valid ? [] : result.errors) console.log(`${file}: ${result.object.id}: ${error.message}`);
  }
}
console.log(`${count} forms`);
