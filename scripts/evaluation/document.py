"""Writes the figures of a run into that section of docs/matching-evaluation.md that holds them."""

import re

from . import report

HEAD = "## Current figures"
ORDINARY = "## Ordinary wards"


def squeezed(table):
    """Without the padding that makes it readable on a terminal."""
    return re.sub(r"-{3,}", "---", re.sub(r" +", " ", table))


def rows_with_errors(table, column):
    head, line, *rows = table.splitlines()
    return "\n".join([head, line, *(r for r in rows if int(r.split("|")[column]) > 0)])


def figures(command, day, results):
    """`results`: {preset: (seeds, {method: Pooled})}."""
    mine = {preset: methods[report.HINANJO] for preset, (_, methods) in results.items()}
    runs = [run for m in mine.values() for run in m.runs]
    plain = [m.traps[""] for m in mine.values()]
    parts = [f"`{command}`, {day}; {runs[0][0]:,} roster people and {runs[0][1]['arrivals']:,} arrivals a seed.\n"]
    for preset, (seeds, methods) in results.items():
        parts += [f"**{preset}**, seeds {', '.join(map(str, seeds))}\n", squeezed(report.methods_table(methods)), ""]
    parts.append(f"Arrivals without a trap: {sum(t['links'] for t in plain):,} links, {sum(t['wrong'] for t in plain)} of them wrong. The traps that caught something:\n")
    for preset, m in mine.items():
        parts += [f"**{preset}**\n", squeezed(rows_with_errors(report.traps_table(m), 5)), ""]
    with_register = {preset: methods[report.ON_REGISTER] for preset, (_, methods) in results.items() if report.ON_REGISTER in methods}
    for preset, m in with_register.items():
        parts += [f"**{preset}**, with the residents' register\n", squeezed(rows_with_errors(report.traps_table(m), 5)), ""]
    for preset, (_, methods) in results.items():
        if len(methods) > 6:
            parts += [f"Ablation, **{preset}**\n", squeezed(report.ablation_table(methods)), ""]
    return "\n".join(parts)


def write(file, head, text):
    before, rest = file.read_text(encoding="utf-8").split(head + "\n", 1)
    after = rest[rest.index("\n## "):]
    file.write_text(before + head + "\n\n" + text.rstrip() + "\n" + after, encoding="utf-8")
