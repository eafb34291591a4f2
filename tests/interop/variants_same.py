"""variants_same.py MADE THERE <VARIANTS: is what came of each variant (THERE/NAME.xml) the chain that came of its base? VARIANTS, and
MADE with the ids, are of variants.py. Prefixes that are only declared, and where lines break, do not count. Tells what differs."""
import difflib
import os
import re
import sys

made, there = sys.argv[1:]
ID = re.compile(r'(?:sid-|_)[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}')


def chain(name):
    path = os.path.join(there, name + '.xml')
    text = open(path, encoding='utf-8').read() if os.path.exists(path) else ''
    return re.sub(r'\sxmlns:[\w.-]+="[^"]*"', '', text)


def words(text):
    return re.sub(r'>\s*<', '>\n<', re.sub(r'\s+', ' ', text)).replace(' ', '\n').split('\n')


for line in sys.stdin:
    name, base, kind = line.split()
    if kind == 'reads':
        continue
    text = chain(name)
    if kind == 'ids':
        ids = dict(pair.split('\t') for pair in open(os.path.join(made, name + '.ids'), encoding='utf-8').read().splitlines())
        text = ID.sub(lambda m: ids.get(m.group(), m.group()), text)
    found = [d for d in difflib.unified_diff(words(chain(base)), words(text), lineterm='', n=0) if d[:3] not in ('---', '+++')]
    if found or not text:
        print(name, *found[:6])
