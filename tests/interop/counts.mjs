// node counts.mjs NODE_MODULES FILE: the same list as counts.c, as bpmn-moddle sees the file. "warning ..." for what it complains of.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, file] = process.argv.slice(2);
const { BpmnModdle } = await import(pathToFileURL(resolve(modules, 'bpmn-moddle/dist/index.js')).href);
const bytes = readFileSync(file);
const declared = /^<\?xml[^>]*encoding=["']([^"']+)/.exec(bytes.toString('latin1', 0, 200));
const text = new TextDecoder(declared ? declared[1] : 'utf-8').decode(bytes).replace(/encoding=["'][^"']+["']/, 'encoding="UTF-8"');
const { rootElement, warnings } = await new BpmnModdle().fromXML(text);

const renamed = { InputOutputSpecification: 'ioSpecification', FormalExpression: null, Expression: null, ExtensionElements: null };
const counts = new Map();
const seen = new Set();

function visit(element) {
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
    for (const child of Array.isArray(value) ? value : [value]) if (child && typeof child === 'object') visit(child);
  }
}

visit(rootElement);
for (const name of [...counts.keys()].sort()) console.log(`${counts.get(name)} ${name}`);
for (const warning of warnings) console.log(`warning ${warning.message.split('\n')[0]}`);
