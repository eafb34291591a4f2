// What bpmnlint reports of BPMN files, one a line: file, rule, id. Usage: lint.mjs MODULES given|drawn FILE...
// "given": its graph is that of the incoming and outgoing children. "drawn": that of sourceRef and targetRef, as ours.
import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [modules, graph, ...files] = process.argv.slice(2);
const require = createRequire(join(modules, 'x.js'));
const loaded = require('bpmn-moddle');
const Moddle = loaded.BpmnModdle || loaded.default || loaded;
const { Linter } = require('bpmnlint');
const folder = join(modules, 'bpmnlint', 'rules');
const names = readdirSync(folder).map(name => name.replace('.js', '')).filter(name => name !== 'helper');
const rules = Object.fromEntries(names.map(name => [name, 'warn']));
const resolver = { resolveRule: (_, name) => require(join(folder, name + '.js')), resolveConfig: () => ({}) };

function redraw(element) {
  if (element.$type === 'bpmn:SequenceFlow') {
    for (const [end, list] of [[element.sourceRef, 'outgoing'], [element.targetRef, 'incoming']])
      if (end && end.get && !end.get(list).includes(element)) end.get(list).push(element);
  }
  for (const child of element.flowElements || []) redraw(child);
}

for (const file of files) {
  let report;
  try {
    const { rootElement } = await new Moddle().fromXML(readFileSync(file, 'utf8'));
    if (graph === 'drawn') for (const element of rootElement.rootElements || []) redraw(element);
    report = await new Linter({ config: { rules }, resolver }).lint(rootElement);
  } catch (error) {
    console.log([file, 'unreadable', error.message.split('\n')[0]].join('\t'));
    continue;
  }
  for (const rule of Object.keys(report))
    for (const finding of report[rule]) console.log([file, rule, finding.id || '-'].join('\t'));
}
