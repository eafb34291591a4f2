"""variants.py OUT SEED FILE...: BPMN documents as other programs would have written them, and what must come out of each.

Every file gets every way of writing (below) that changes no meaning, and those that add or take away what a chain does not hold.
One line a variant on standard output: NAME BASE KIND, where KIND tells what must be the same as of the base, which is written too:
    chain   the chain XML, word by word, but for prefixes that are declared
    ids     the same, when the ids of NAME.ids (new, tab, old) are put back
    reads   nothing: it is read, and comes back
"""
import os
import random
import re
import sys
import xml.dom.minidom as dom

MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL'
DI = 'http://www.omg.org/spec/BPMN/20100524/DI'
XSI = 'http://www.w3.org/2001/XMLSchema-instance'
XMLNS = 'http://www.w3.org/2000/xmlns/'
NODES = re.compile(r'(?i)^(.*task|.*event|.*gateway|.*subprocess|transaction|callactivity)$')
# Attributes of BPMN that hold one QName, and elements that do.
REFERRING = {'sourceRef', 'targetRef', 'processRef', 'attachedToRef', 'default', 'messageRef', 'errorRef', 'signalRef', 'escalationRef',
             'dataObjectRef', 'dataStoreRef', 'itemSubjectRef', 'operationRef', 'categoryValueRef', 'bpmnElement', 'activityRef'}
REFERRING_ELEMENTS = {'incoming', 'outgoing', 'eventDefinitionRef'}


def elements(document, uri=MODEL, local=None):
    return [e for e in document.getElementsByTagName('*') if e.namespaceURI == uri and (local is None or e.localName == local)]


def words(element):
    return ''.join(c.data for c in element.childNodes if c.nodeType in (c.TEXT_NODE, c.CDATA_SECTION_NODE))


def set_words(document, element, text):
    while element.firstChild:
        element.removeChild(element.firstChild)
    element.appendChild(document.createTextNode(text))


def name_in(document, local):
    prefix = document.documentElement.prefix
    return document.createElementNS(MODEL, prefix + ':' + local if prefix else local)


def put_extension(document, element, text):
    """Another program's data, into the extensions of an element, which come behind the documentation."""
    held = [c for c in element.childNodes if c.nodeType == c.ELEMENT_NODE and c.localName == 'extensionElements']
    if not held:
        held = [name_in(document, 'extensionElements')]
        before = [c for c in element.childNodes if c.nodeType == c.ELEMENT_NODE and c.localName != 'documentation']
        element.insertBefore(held[0], before[0] if before else None)
    for child in dom.parseString('<x>' + text + '</x>').documentElement.childNodes:
        held[0].appendChild(document.importNode(child, True))


# ---- ways of writing: each changes the document and tells its KIND, or is None for those it does not fit ----

def with_prefix(prefix):
    def change(document, chance):
        root = document.documentElement
        old = root.prefix
        taken = root.getAttribute('xmlns:' + prefix) if prefix else root.getAttribute('xmlns')
        if old == prefix or taken or (not prefix and any(':' not in e.tagName and e.namespaceURI != MODEL for e in document.getElementsByTagName('*'))):
            return None
        for e in elements(document):
            e.tagName = e.nodeName = prefix + ':' + e.localName if prefix else e.localName
        for e in document.getElementsByTagName('*'):
            if e.hasAttributeNS(XSI, 'type') and e.namespaceURI == MODEL:
                a = e.getAttributeNodeNS(XSI, 'type')
                local = a.value.split(':')[-1]
                if local == 'tFormalExpression':
                    a.value = prefix + ':' + local if prefix else local
        root.removeAttribute('xmlns:' + old if old else 'xmlns')
        root.setAttribute('xmlns:' + prefix if prefix else 'xmlns', MODEL)
        return 'chain'
    return change


def without_ends(document, chance):
    for e in elements(document, local='incoming') + elements(document, local='outgoing'):
        e.parentNode.removeChild(e)
    return 'chain'


def contradicting_ends(document, chance):
    """The lists of flows say what the flows themselves do not."""
    for local in ('incoming', 'outgoing'):
        ends = elements(document, local=local)
        values = [words(e) for e in ends]
        chance.shuffle(values)
        for e, value in zip(ends, values):
            set_words(document, e, value)
    return 'chain'


def qualified(document, chance):
    """References as names of the target namespace."""
    root = document.documentElement
    if not root.getAttribute('targetNamespace') or root.hasAttribute('xmlns:own'):
        return None
    root.setAttribute('xmlns:own', root.getAttribute('targetNamespace'))
    ids = {e.getAttribute('id') for e in document.getElementsByTagName('*')}
    for e in document.getElementsByTagName('*'):
        if e.namespaceURI not in (MODEL, DI):
            continue
        for name in REFERRING & set(e.attributes.keys()):
            if e.getAttribute(name) in ids:
                e.setAttribute(name, 'own:' + e.getAttribute(name))
        if e.localName in REFERRING_ELEMENTS and words(e).strip() in ids:
            set_words(document, e, 'own:' + words(e).strip())
    return 'chain'


def padded(document, chance):
    """White space around ids and references, as a printer that breaks lines leaves it."""
    for e in elements(document):
        if not NODES.match(e.localName) and e.localName not in REFERRING_ELEMENTS | {'flowNodeRef', 'sequenceFlow', 'messageFlow', 'participant', 'lane'}:
            continue
        for name in (REFERRING | {'id'}) & set(e.attributes.keys()):
            e.setAttribute(name, ' ' + e.getAttribute(name) + ' ')
        if e.localName in REFERRING_ELEMENTS | {'flowNodeRef'}:
            set_words(document, e, '\n        ' + words(e).strip() + '\n      ')
    return 'chain'


def without_diagram(document, chance):
    for e in elements(document, DI, 'BPMNDiagram'):
        e.parentNode.removeChild(e)
    return 'chain'


def half_diagram(document, chance):
    for e in elements(document, DI):
        if e.localName in ('BPMNShape', 'BPMNEdge') and chance.random() < 0.5:
            e.parentNode.removeChild(e)
    return 'chain'


def upright(document, chance):
    for e in elements(document, DI, 'BPMNShape'):
        if e.hasAttribute('isHorizontal'):
            e.setAttribute('isHorizontal', 'false')
    return 'chain'


def two_diagrams(document, chance):
    diagrams = elements(document, DI, 'BPMNDiagram')
    if not diagrams:
        return None
    copy = diagrams[0].cloneNode(True)
    for e in [copy] + copy.getElementsByTagName('*'):
        if e.hasAttribute('id'):
            e.setAttribute('id', e.getAttribute('id') + '_again')
    document.documentElement.appendChild(copy)
    return 'chain'


def with_defaults(document, chance):
    """Attributes that say what the standard says anyway."""
    said = [(r'startEvent|boundaryEvent', {'parallelMultiple': 'false'}), (r'startEvent', {'isInterrupting': 'true'}),
            (r'boundaryEvent', {'cancelActivity': 'true'}), (r'(?!global).*[tT]ask|callActivity|subProcess', {'startQuantity': '1',
             'completionQuantity': '1', 'isForCompensation': 'false'}), (r'subProcess', {'triggeredByEvent': 'false'}),
            (r'.*Gateway', {'gatewayDirection': 'Unspecified'}), (r'process', {'processType': 'None', 'isClosed': 'false'}),
            (r'(userTask|serviceTask|sendTask|receiveTask)', {'implementation': '##unspecified'}), (r'receiveTask', {'instantiate': 'false'}),
            (r'dataObject', {'isCollection': 'false'})]
    for e in elements(document):
        for pattern, attributes in said:
            if re.fullmatch(pattern, e.localName):
                for name, value in attributes.items():
                    if not e.hasAttribute(name):
                        e.setAttribute(name, value)
    return 'chain'


def with_expression_types(document, chance):
    """Expressions as formal ones, which another program may call by any prefix."""
    root = document.documentElement
    root.setAttribute('xmlns:xsi', XSI)
    found = [e for e in elements(document) if e.localName in ('conditionExpression', 'condition', 'timeDuration', 'timeDate', 'timeCycle')]
    for e in found:
        if not e.hasAttributeNS(XSI, 'type'):
            e.setAttributeNS(XSI, 'xsi:type', (root.prefix + ':' if root.prefix else '') + 'tFormalExpression')
    return 'reads' if found else None


def moved_lanes(document, chance):
    """Lanes and flows last: the order of flow elements is free."""
    for process in elements(document, local='process'):
        flows = [c for c in process.childNodes if c.nodeType == c.ELEMENT_NODE and c.localName == 'sequenceFlow']
        artifacts = [c for c in process.childNodes if c.nodeType == c.ELEMENT_NODE and c.localName in ('association', 'textAnnotation', 'group')]
        for flow in flows:
            process.insertBefore(flow, artifacts[0] if artifacts else None)
    return 'reads'


def with_roots(document, chance):
    """Definitions that executable processes bring along."""
    text = '''<b:import xmlns:b="%s" importType="http://www.w3.org/2001/XMLSchema" location="missing.xsd" namespace="urn:example:types"/>
<b:itemDefinition xmlns:b="%s" id="x_item" structureRef="x:thing" xmlns:x="urn:example:types"/>
<b:message xmlns:b="%s" id="x_message" name="M" itemRef="x_item"/><b:error xmlns:b="%s" id="x_error" name="E" errorCode="1"/>
<b:signal xmlns:b="%s" id="x_signal" name="S"/><b:escalation xmlns:b="%s" id="x_escalation" escalationCode="2"/>
<b:resource xmlns:b="%s" id="x_resource" name="R"><b:resourceParameter id="x_parameter" name="p" isRequired="false"/></b:resource>
<b:category xmlns:b="%s" id="x_category"><b:categoryValue id="x_value" value="V"/></b:category>
<b:interface xmlns:b="%s" id="x_interface" name="I"><b:operation id="x_operation" name="O"><b:inMessageRef>x_message</b:inMessageRef></b:operation></b:interface>
<b:correlationProperty xmlns:b="%s" id="x_correlation"><b:correlationPropertyRetrievalExpression messageRef="x_message"><b:messagePath/></b:correlationPropertyRetrievalExpression></b:correlationProperty>
<b:endPoint xmlns:b="%s" id="x_end"/>
<b:partnerRole xmlns:b="%s" id="x_role" name="Role"/>''' % ((MODEL,) * 12)
    root = document.documentElement
    first = [c for c in root.childNodes if c.nodeType == c.ELEMENT_NODE and c.localName not in ('import', 'extension')]
    for child in list(dom.parseString('<x>' + text + '</x>').documentElement.childNodes):
        root.insertBefore(document.importNode(child, True), first[0])
    return 'reads'


def with_performers(document, chance):
    text = '''<b:ioSpecification xmlns:b="%s"><b:dataInput id="%%s_in" name="in"/><b:dataOutput id="%%s_out" name="out"/>
<b:inputSet><b:dataInputRefs>%%s_in</b:dataInputRefs></b:inputSet><b:outputSet><b:dataOutputRefs>%%s_out</b:dataOutputRefs></b:outputSet>
</b:ioSpecification><b:potentialOwner xmlns:b="%s" id="%%s_owner"><b:resourceAssignmentExpression>
<b:formalExpression>user(kokki), group(päivystäjät)</b:formalExpression></b:resourceAssignmentExpression></b:potentialOwner>''' % (MODEL, MODEL)
    found = [e for e in elements(document) if e.localName in ('userTask', 'manualTask', 'task') and e.getAttribute('id')]
    for e in found:
        if any(c.nodeType == c.ELEMENT_NODE and c.localName not in ('documentation', 'extensionElements', 'incoming', 'outgoing') for c in e.childNodes):
            continue
        for child in list(dom.parseString('<x>' + text.replace('%s', e.getAttribute('id')) + '</x>').documentElement.childNodes):
            e.appendChild(document.importNode(child, True))
    return 'reads' if found else None


def with_documentation(document, chance):
    for e in elements(document):
        if e.localName in ('task', 'userTask', 'process', 'participant', 'lane', 'exclusiveGateway', 'sequenceFlow'):
            said = name_in(document, 'documentation')
            said.setAttribute('textFormat', 'text/html')
            said.appendChild(document.createCDATASection('<p>Huom: <b>tärkeä</b> & pitkä</p>'))
            e.insertBefore(said, e.firstChild)
    return 'reads'


def with_pools(document, chance):
    """One participant more that has no process, and messages to it."""
    together = elements(document, local='collaboration')
    tasks = [e for e in elements(document) if e.localName.endswith('ask') and e.getAttribute('id')]
    if not together or not tasks:
        return None
    pool = name_in(document, 'participant')
    pool.setAttribute('id', 'x_pool')
    pool.setAttribute('name', 'Kela')
    many = name_in(document, 'participantMultiplicity')
    many.setAttribute('minimum', '1')
    many.setAttribute('maximum', '3')
    pool.appendChild(many)
    line = name_in(document, 'messageFlow')
    for name, value in (('id', 'x_line'), ('sourceRef', tasks[0].getAttribute('id')), ('targetRef', 'x_pool')):
        line.setAttribute(name, value)
    held = [c for c in together[0].childNodes if c.nodeType == c.ELEMENT_NODE]
    after = [c for c in held if c.localName not in ('documentation', 'extensionElements', 'participant')]
    together[0].insertBefore(pool, after[0] if after else None)
    after = [c for c in held if c.localName not in ('documentation', 'extensionElements', 'participant', 'messageFlow')]
    together[0].insertBefore(line, after[0] if after else None)
    return 'reads'


def with_process(document, chance):
    """A second process that no pool shows."""
    text = '''<b:process xmlns:b="%s" id="x_process" name="Toinen"><b:startEvent id="x_start"/><b:task id="x_task" name="Toinen työ"/>
<b:endEvent id="x_stop"/><b:sequenceFlow id="x_f1" sourceRef="x_start" targetRef="x_task"/><b:sequenceFlow id="x_f2" sourceRef="x_task" targetRef="x_stop"/>
</b:process>''' % MODEL
    diagrams = elements(document, DI, 'BPMNDiagram')
    document.documentElement.insertBefore(document.importNode(dom.parseString(text).documentElement, True), diagrams[0] if diagrams else None)
    return 'reads'


def nested_lanes(document, chance):
    lanes = [e for e in elements(document, local='lane') if not [c for c in e.childNodes if c.nodeType == c.ELEMENT_NODE and c.localName == 'childLaneSet']]
    for lane in lanes:
        inner = name_in(document, 'lane')
        inner.setAttribute('id', lane.getAttribute('id') + '_inner')
        inner.setAttribute('name', (lane.getAttribute('name') or 'rata') + ' sisällä')
        held = [c for c in lane.childNodes if c.nodeType == c.ELEMENT_NODE and c.localName == 'flowNodeRef']
        for e in held[1:]:
            inner.appendChild(e)
        together = name_in(document, 'childLaneSet')
        together.setAttribute('id', lane.getAttribute('id') + '_set')
        together.appendChild(inner)
        lane.appendChild(together)
    return 'reads' if lanes else None


EXTENSIONS = {
    'signavio': '<s:signavioMetaData xmlns:s="http://www.signavio.com" metaKey="bgcolor" metaValue="#ffffcc"/>'
                '<s:signavioLabel xmlns:s="http://www.signavio.com" align="center" ref="text_name" valign="middle" x="50.0" y="40.0"/>',
    'trisotech': '<t:elementAttributes xmlns:t="http://www.trisotech.com/2015/triso/modeling"><t:attribute key="a">1</t:attribute></t:elementAttributes>',
    'camunda': '<c:inputOutput xmlns:c="http://camunda.org/schema/1.0/bpmn"><c:inputParameter name="x">${y &lt; 1}</c:inputParameter></c:inputOutput>'
               '<c:properties xmlns:c="http://camunda.org/schema/1.0/bpmn"><c:property name="mine" value="1"/></c:properties>',
    'zeebe': '<z:taskDefinition xmlns:z="http://camunda.org/schema/zeebe/1.0" type="x"/><z:taskHeaders xmlns:z="http://camunda.org/schema/zeebe/1.0"><z:header key="k" value="v"/></z:taskHeaders>',
    'flowable': '<f:formProperty xmlns:f="http://flowable.org/bpmn" id="p" name="P" type="string"><f:value id="v"/></f:formProperty>',
    'activiti': '<a:executionListener xmlns:a="http://activiti.org/bpmn" class="X" event="start"/>',
    'ibm': '<i:userTaskSettings xmlns:i="http://www.ibm.com/xmlns/prod/bpm/bpmn/ext/process" kind="step"><i:nested><plain xmlns="urn:x">t</plain></i:nested></i:userTaskSettings>',
    'bonita': '<b:connector xmlns:b="http://www.bonitasoft.org/studio/connector/definition/6.0"><![CDATA[ raw < ]]></b:connector>',
    'oracle': '<o:OracleExtensions xmlns:o="http://xmlns.oracle.com/bpm/OracleExtensions"><o:LoggingCategory/></o:OracleExtensions>',
}


def with_extensions(tool):
    def change(document, chance):
        for e in elements(document):
            if NODES.match(e.localName) or e.localName in ('process', 'lane', 'participant', 'sequenceFlow', 'messageFlow', 'collaboration', 'textAnnotation'):
                put_extension(document, e, EXTENSIONS[tool])
        return 'reads'
    return change


def foreign_attributes(document, chance):
    root = document.documentElement
    for prefix, uri in (('camunda', 'http://camunda.org/schema/1.0/bpmn'), ('drools', 'http://www.jboss.org/drools')):
        if not root.hasAttribute('xmlns:' + prefix):
            root.setAttribute('xmlns:' + prefix, uri)
    for e in elements(document):
        if NODES.match(e.localName):
            e.setAttribute('camunda:asyncBefore', 'true')
            e.setAttribute('drools:selectable', 'true')
    return 'reads'


CHANGES = {
    'prefix-bpmn2': with_prefix('bpmn2'), 'prefix-semantic': with_prefix('semantic'), 'prefix-model': with_prefix('model'),
    'prefix-ns3': with_prefix('ns3'), 'no-prefix': with_prefix(''), 'no-ends': without_ends, 'contradicting-ends': contradicting_ends,
    'qualified': qualified, 'padded': padded, 'no-diagram': without_diagram, 'half-diagram': half_diagram, 'upright': upright,
    'two-diagrams': two_diagrams, 'defaults': with_defaults, 'expressions': with_expression_types, 'flows-last': moved_lanes,
    'roots': with_roots, 'performers': with_performers, 'documentation': with_documentation, 'pools': with_pools, 'process': with_process,
    'nested-lanes': nested_lanes, 'foreign-attributes': foreign_attributes,
}
CHANGES.update({'of-' + tool: with_extensions(tool) for tool in EXTENSIONS})


# ---- ways of writing bytes: text of the document without declaration -> bytes, kind ----

def declared(text, name):
    return '<?xml version="1.0" encoding="%s"?>\n%s' % (name, text)


def renamed(style):
    def change(text, chance):
        ids = sorted((i for i in set(re.findall(r'\sid="([^"]+)"', text)) if not i.startswith('_made-')), key=len, reverse=True)
        fresh = {}
        for old in ids:
            number = '%032X' % chance.getrandbits(128)
            fresh[old] = style + '-'.join((number[:8], number[8:12], number[12:16], number[16:20], number[20:]))
        whole = re.compile(r'(?<=[">\s:])(' + '|'.join(re.escape(i) for i in ids) + r')(?=["<\s])')
        return declared(whole.sub(lambda m: fresh[m.group(1)], text), 'UTF-8').encode(), fresh
    return change


BYTES = {
    'utf-16-le': lambda t, c: b'\xff\xfe' + declared(t, 'UTF-16').encode('utf-16-le'),
    'utf-16-be': lambda t, c: b'\xfe\xff' + declared(t, 'UTF-16').encode('utf-16-be'),
    'latin-1': lambda t, c: declared(t, 'ISO-8859-1').encode('latin-1', 'xmlcharrefreplace'),
    'windows-1252': lambda t, c: declared(t, 'windows-1252').encode('cp1252', 'xmlcharrefreplace'),
    'us-ascii': lambda t, c: declared(t, 'US-ASCII').encode('ascii', 'xmlcharrefreplace'),
    'mark': lambda t, c: b'\xef\xbb\xbf' + declared(t, 'UTF-8').encode(),
    'no-declaration': lambda t, c: t.encode(),
    'crlf': lambda t, c: declared(t, 'UTF-8').encode().replace(b'\n', b'\r\n'),
    'lone-cr': lambda t, c: declared(t, 'UTF-8').encode().replace(b'\n', b'\r'),
    'one-line': lambda t, c: declared(re.sub(r'>\s*\n\s*<', '><', t), 'UTF-8').encode(),
    'apostrophes': lambda t, c: declared(re.sub(r'="([^"\']*)"', r"='\1'", t), 'UTF-8').encode(),
    'remarks': lambda t, c: (declared('<!-- first -->\n<?tool say="so"?>\n' + re.sub(r'(<[\w:]*(?:task|lane|process)\b)', r'<!-- x --><?y z?>\1', t), 'UTF-8')
                             + '\n<!-- last -->\n').encode(),
    'schema-place': lambda t, c: declared(re.sub(r'(<[\w:]*definitions\b)', r'\1 xmlns:xsj="%s" xsj:schemaLocation="%s BPMN20.xsd"' % (XSI, MODEL), t, count=1)
                                          if 'schemaLocation' not in t else t, 'UTF-8').encode(),
}
IDS = {'ids-sid': renamed('sid-'), 'ids-underscore': renamed('_')}


def main():
    folder, seed, files = sys.argv[1], sys.argv[2], sys.argv[3:]

    def tell(base, name, kind, content):
        with open(os.path.join(folder, '%s.%s.bpmn' % (base, name)), 'wb') as out:
            out.write(content)
        print('%s.%s' % (base, name), base + '.base', kind)

    for path in files:
        base = os.path.basename(path)[:-5]
        with open(path, 'rb') as file:
            content = file.read()

        def fresh():
            return dom.parseString(content)

        text = ''.join(n.toxml() for n in fresh().childNodes)
        tell(base, 'base', 'reads', declared(text, 'UTF-8').encode())
        for name, change in CHANGES.items():
            document = fresh()
            kind = change(document, random.Random(seed + base + name))
            if kind:
                tell(base, name, kind, declared(''.join(n.toxml() for n in document.childNodes), 'UTF-8').encode())
        for name, change in BYTES.items():
            tell(base, name, 'chain', change(text, None))
        for name, change in IDS.items():
            changed, ids = change(text, random.Random(seed + base + name))
            with open(os.path.join(folder, '%s.%s.ids' % (base, name)), 'w') as out:
                out.write(''.join('%s\t%s\n' % (new, old) for old, new in ids.items()))
            tell(base, name, 'ids', changed)


main()
