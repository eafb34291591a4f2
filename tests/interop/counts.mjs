// node counts.mjs NODE_MODULES FILE...: the same list as counts.c, as bpmn-moddle sees the files. "warning ..." for what it complains of.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, ...files] = process.argv.slice(2);
const { BpmnModdle } = await import(pathToFileURL(resolve(modules, 'bpmn-moddle/dist/index.js')).href);
const renamed = { InputOutputSpecification: 'ioSpecification', FormalExpression: null, Expression: null, ExtensionElements: null };

// TextDecoder knows UTF-16 by its mark only.
function decoded(bytes) {
  const declared = /^<\?xml[^>]*encoding=["']([^"']+)/.exec(bytes.toString('latin1', 0, 200));
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const text = new TextDecoder(wide || (declared ? declared[1] : 'utf-8')).decode(bytes);
  return text.replace(/encoding=["'][^"']+["']/, 'encoding="UTF-8"');
}

function visit(element, seen, counts) {
  if (!element || !element.$descriptor || seen.has(element)) return;
  seen.add(element);
  const [prefix, name] = element.$type.split(':');
  if (prefix === 'bpmn' || prefix === 'bpmndi') {
    const local = name in renamed ? renamed[name] : prefix === 'bpmn' ? name[0].toLowerCase() + name.slice(1) : name;
    if (local) counts.set(local, (counts.get(local) || 0) + 1);
  }
  for (const property of element.$descriptor.properties || []) {
    if (property.isReference || property.isAttr || property.name === 'extensionElements') continue;
    const value = element.get(property.name);
    for (const child of Array.isArray(value) ? value : [value]) if (child && typeof child === 'object') visit(child, seen, counts);
  }
}

for (const file of files) {
  const before = files.length > 1 ? `${file}: ` : '';
  const counts = new Map();
  try {
    const { rootElement, warnings } = await new BpmnModdle().fromXML(decoded(readFileSync(file)));
    visit(rootElement, new Set(), counts);
    for (const name of [...counts.keys()].sort()) console.log(`${before}${counts.get(name)} ${name}`);
    for (const warning of warnings) console.log(`${before}warning ${warning.message.split('\n')[0]}`);
  } catch (error) {
    console.log(`${before}error ${error.message.split('\n')[0]}`);
    process.exitCode = 1;
  }
}
