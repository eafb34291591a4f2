// node edit.mjs NODE_MODULES DESCRIPTOR IN OUT [PNG] < CHANGES: a person at work in bpmn-js, in headless Chromium.
// CHANGES: a list of {id, move: {x, y}} | {id, care: {attribute: value}} | {id, words: {text: words}}, done by its modeling commands.
// Prints as JSON: warnings of importing, which care types were seen, which shapes stand elsewhere after saving.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const [modules, descriptor, input, output, picture] = process.argv.slice(2);
const require = createRequire(resolve(modules, 'x.js'));
const { chromium } = require('playwright-core');
const dist = join(dirname(require.resolve('bpmn-js/package.json')), 'dist');
const program = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(p => p && existsSync(p));
if (!program) {
  console.error('no Chromium');
  process.exit(2);
}

async function work({ xml, care, changes }) {
  const modeler = new window.BpmnJS({ container: '#canvas', moddleExtensions: { care } });
  const imported = await modeler.importXML(xml);
  const registry = modeler.get('elementRegistry'), modeling = modeler.get('modeling'), moddle = modeler.get('moddle');
  const places = () => Object.fromEntries(registry.filter(e => !e.labelTarget && e.width !== undefined && e.parent).map(e => [e.id, [e.x, e.y, e.width, e.height].join(' ')]));
  const types = new Set();
  const see = element => {
    if (element.$type && element.$type.startsWith('care:') && element.$descriptor && !element.$descriptor.isGeneric) types.add(element.$type);
    for (const p of (element.$descriptor && element.$descriptor.properties) || []) {
      const value = p.isReference ? null : element.get(p.name);
      for (const child of Array.isArray(value) ? value : [value]) if (child && child.$type) see(child);
    }
  };
  see(modeler.getDefinitions());
  const before = places();
  const careOf = business => ((business.get('extensionElements') || {}).values || []).find(v => v.$type.startsWith('care:'));
  for (const change of changes) {
    const element = registry.get(change.id);
    if (!element) throw new Error('no ' + change.id);
    if (change.move) modeling.moveElements([element], change.move);
    if (change.care) modeling.updateModdleProperties(element, careOf(element.businessObject), change.care);
    for (const [text, words] of Object.entries(change.words || {})) {
      const holder = careOf(element.businessObject), list = text.replace(/-(.)/g, (_, c) => c.toUpperCase()) + 'Elements';
      const type = 'care:' + text[0].toUpperCase() + text.slice(1);
      modeling.updateModdleProperties(element, holder, { [list]: [...holder.get(list), moddle.create(type, { text: words })] });
    }
  }
  const after = places();
  const saved = await modeler.saveXML({ format: true });
  return {
    warnings: imported.warnings.map(w => w.message), types: [...types].sort(), xml: saved.xml, svg: (await modeler.saveSVG()).svg,
    moved: Object.keys(after).filter(id => before[id] !== after[id]).sort(), lost: Object.keys(before).filter(id => !after[id])
  };
}

const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
try {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
  await context.route('**/*', route => route.abort());
  const page = await context.newPage();
  await page.setContent('<!doctype html><meta charset="utf-8"><div id="canvas" style="width:1600px;height:1000px"></div>');
  await page.addScriptTag({ path: join(dist, 'bpmn-modeler.production.min.js') });
  const result = await page.evaluate(work, {
    xml: readFileSync(input, 'utf8'), care: JSON.parse(readFileSync(descriptor, 'utf8')), changes: JSON.parse(readFileSync(0, 'utf8'))
  });
  writeFileSync(output, result.xml);
  if (picture) {
    const size = /<svg[^>]*\bwidth="([\d.]+)"[^>]*\bheight="([\d.]+)"/.exec(result.svg);
    await page.setViewportSize({ width: Math.ceil(size[1]), height: Math.ceil(size[2]) });
    await page.setContent('<!doctype html><meta charset="utf-8"><style>body{margin:0}svg{display:block}</style>' + result.svg.replace(/^[\s\S]*?(?=<svg)/, ''));
    await page.screenshot({ path: picture });
  }
  delete result.xml;
  delete result.svg;
  console.log(JSON.stringify(result));
} finally {
  await browser.close();
}
