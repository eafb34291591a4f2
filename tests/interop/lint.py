"""Compares what bpmnlint and chain report. Usage: lint.py OURS GIVEN DRAWN KNOWN: our findings as jsonl, its own as it reads the
graph and as it would with the flows' own ends, and the table of known differences. Prints a table; 1 when a difference is new."""
import fnmatch
import json
import sys


def ours(path):
    with open(path, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {(row["file"], row["rule"], row.get("subject") or "-") for row in rows}


def theirs(path):
    with open(path, encoding="utf-8") as lines:
        return {tuple(line.rstrip("\n").split("\t")[:3]) for line in lines}


def table(path):
    with open(path, encoding="utf-8") as lines:
        return [line.rstrip("\n").split("|") for line in lines if line.strip() and line[0] != "#"]


def short(finding):
    return "/".join(finding[0].split("/")[-2:])


def has_diagram(path):
    with open(path, "rb") as file:
        return b"BPMNDiagram" in file.read()


def names(pattern, finding):
    if pattern == "(no diagram)":
        return not has_diagram(finding[0])
    return finding[1] == "unreadable" or fnmatch.fnmatch(finding[2], pattern)


def reason(known, side, finding):
    for rule, who, file, name, words in known:
        match = fnmatch.fnmatch(short(finding), file) or fnmatch.fnmatch(short(finding).split("/")[-1], file)
        if rule == finding[1] and who == side and match and names(name, finding):
            return words
    return None


def main():
    mine, given, drawn, known = ours(sys.argv[1]), theirs(sys.argv[2]), theirs(sys.argv[3]), table(sys.argv[4])
    reasons, unknown = {}, []
    print(f"{'rule':36} {'both':>5} {'ours':>5} {'theirs':>6} {'of these by its lists':>22}")
    for rule in sorted({finding[1] for finding in given | drawn}):
        a, b, c = ({f for f in findings if f[1] == rule} for findings in (mine, given, drawn))
        lists = len(a ^ b) - len((a ^ b) & (a ^ c))
        print(f"{rule:36} {len(a & b):5} {len(a - b):5} {len(b - a):6} {lists:22}")
        for side, findings in (("ours", a - c), ("theirs", c - a)):
            for finding in findings:
                words = reason(known, side, finding)
                if words:
                    reasons[(rule, side, words)] = reasons.get((rule, side, words), 0) + 1
                else:
                    unknown.append((side, rule, short(finding), finding[2]))
    for (rule, side, words), count in sorted(reasons.items()):
        print(f"only {side}: {rule}, {count}: {words}")
    for row in sorted(unknown):
        print("NEW: only", *row)
    return 1 if unknown else 0


sys.exit(main())
