"""Sums the counts of several seeds and writes them as tables."""

from collections import defaultdict

from .intervals import clopper_pearson, wilson

# The cost model. People not searched for are never turned into minutes: they come first, whatever the rest costs.
REVIEW_SECONDS = 12  # One arrival put before a person (10 to 15 s measured).
SEARCH_MINUTES = 60  # Two people, half an hour, for somebody who sits in a shelter: neither linked nor shown.
ASTRAY_MINUTES = 15  # A link to the wrong person who came too: a family is sent to the wrong shelter.
COST_MODEL = f"""Cost model: a person not searched for (false-safe: called safe, never came) has no price and comes first;
an arrival put before a person costs {REVIEW_SECONDS} s; a roster person who came and is neither linked nor shown costs a wasted search of
{SEARCH_MINUTES} person-minutes; a wrong link to somebody who did come costs {ASTRAY_MINUTES} minutes. `staff h` is the sum of the last three, per
10,000 roster people. Intervals are 95 %: Clopper-Pearson for wrong links and false-safe people (0 of n: less than 3 / n), Wilson
for the rest. `total recall`: linked rightly, or the right person among the candidates shown (`of 2`: among the first two)."""

HINANJO = "hinanjo"
ON_REGISTER = "hinanjo with register"


class Pooled:
    """Counts of one method, summed over seeds."""

    def __init__(self):
        self.sums = defaultdict(float)
        self.traps = defaultdict(lambda: defaultdict(int))
        self.rules = defaultdict(lambda: defaultdict(int))
        self.runs = []

    def add(self, roster, line):
        self.sums["roster"] += roster
        for key, value in line.items():
            if isinstance(value, (int, float)):
                self.sums[key] += value
        for sums, counts in ((self.traps, line.get("traps", {})), (self.rules, line.get("rules", {}))):
            for name, values in counts.items():
                for key, value in values.items():
                    sums[name][key] += value
        self.runs.append((roster, line))

    def __getitem__(self, key):
        return self.sums[key]

    def staff_hours(self):
        s = self.sums
        minutes = s["review"] * REVIEW_SECONDS / 60 + s["people_missed"] * SEARCH_MINUTES + max(0, s["wrong"] - s["false_safe"]) * ASTRAY_MINUTES
        return minutes / 60 / s["roster"] * 10000


def pool_patterns(runs):
    sums = defaultdict(lambda: defaultdict(int))
    for _, lines in runs:
        for line in lines:
            if "pattern" in line:
                for key in ("right", "wrong", "linked"):
                    sums[line["pattern"]][key] += line[key]
    return sums


def pool(runs):
    """{method: Pooled} in order of first appearance, from [(roster, [lines])]."""
    methods = {}
    for roster, lines in runs:
        for line in lines:
            if "method" in line:
                methods.setdefault(line["method"], Pooled()).add(roster, line)
    return methods


def share(hits, n, digits=3, exact=False):
    if n == 0:
        return "-"
    low, high = (clopper_pearson if exact else wilson)(int(hits), int(n))
    text = f"{hits / n:.{digits}f} [{low:.{digits}f}, {high:.{digits}f}]"
    return text.replace("0.", ".") if digits == 3 else text


def percent(hits, n):
    if n == 0:
        return "-"
    low, high = wilson(int(hits), int(n))
    return f"{100 * hits / n:.1f} % [{100 * low:.1f}, {100 * high:.1f}]"


def per_10000(hits, n):
    if n == 0:
        return "-"
    low, high = clopper_pearson(int(hits), int(n))
    return f"{10000 * hits / n:.2f} [{10000 * low:.2f}, {10000 * high:.2f}]"


def table(head, rows):
    widths = [max(len(str(r[i])) for r in [head, *rows]) for i in range(len(head))]
    line = lambda cells: "| " + " | ".join(str(c).ljust(w) for c, w in zip(cells, widths)) + " |"
    return "\n".join([line(head), "|" + "|".join("-" * (w + 2) for w in widths) + "|", *map(line, rows)])


def methods_table(methods):
    rows = []
    for name, p in methods.items():
        if name.startswith("without"):
            continue
        rows.append([name, int(p["links"]), int(p["wrong"]), int(p["false_safe"]), per_10000(p["false_safe"], p["roster"]), share(p["right"], p["links"]),
                     share(p["right"], p["of_roster"]), share(p["right"] + p["shown"], p["of_roster"]), f"{(p['right'] + p['shown_top2']) / max(1, p['of_roster']):.3f}",
                     percent(p["review"], p["arrivals"]), f"{p.staff_hours():.0f}", f"{p['seconds'] / len(p.runs):.2f}"])
    return table(["method", "links", "wrong", "false-safe", "per 10,000 roster", "precision", "auto recall", "total recall", "of 2", "review", "staff h", "s"], rows)


def seeds_table(seeds, pooled):
    rows = []
    for seed, (_, r) in zip(seeds, pooled.runs):
        n = max(1, r["of_roster"])
        rows.append([seed, r["links"], r["wrong"], r["false_safe"], f"{r['right'] / n:.3f}", f"{(r['right'] + r['shown']) / n:.3f}", f"{100 * r['review'] / r['arrivals']:.1f} %",
                     f"{r['people_missed']}", f"{r['sure_right']} of {r['sure']}"])
    return table(["seed", "links", "wrong", "false-safe", "auto recall", "total recall", "review", "people missed", "right at rank 1, posterior >= .99"], rows)


def traps_table(pooled):
    rows = []
    for trap, t in sorted(pooled.traps.items(), key=lambda item: (-item[1]["false_safe"], -item[1]["wrong"], -item[1]["missed"], item[0])):
        n = t["of_roster"]
        rows.append([trap or "(none)", t["arrivals"], n, t["links"], t["wrong"], t["false_safe"], per_10000(t["wrong"], t["arrivals"]), t["missed"],
                     f"{t['right'] / n:.3f}" if n else "-", f"{(t['right'] + t['shown']) / n:.3f}" if n else "-", f"{100 * t['review'] / t['arrivals']:.1f} %"])
    return table(["trap", "arrivals", "of roster", "links", "wrong", "false-safe", "wrong per 10,000 arrivals", "missed", "auto recall", "total recall", "review"], rows)


def rules_table(pooled):
    rows = []
    for rule, r in sorted(pooled.rules.items()):
        rows.append([rule, r["links"], r["right"], r["wrong"], r["false_safe"], per_10000(r["wrong"], r["links"]), r["review"], r["shown"],
                     f"{100 * r['shown'] / r['review']:.0f} %" if r["review"] else "-"])
    return table(["rule", "links", "right", "wrong", "false-safe", "wrong per 10,000 links", "reviews", "with the right person", "share"], rows)


def patterns_table(patterns):
    """Most frequent first; those seen fewer than five times and never wrong are left out."""
    shown = [(words, p) for words, p in patterns.items() if p["wrong"] or p["right"] >= 5]
    rows = [[words, p["right"], p["wrong"], p["linked"]] for words, p in sorted(shown, key=lambda item: (-item[1]["right"], item[0]))]
    return table(["best candidate, posterior >= .95", "right", "wrong", "linked"], rows)


def ablation_table(methods):
    rows = []
    for name, p in methods.items():
        if name != HINANJO and not name.startswith("without"):
            continue
        rows.append(["everything on" if name == HINANJO else name, int(p["false_safe"]), int(p["wrong"]), f"{p['right'] / p['of_roster']:.3f}",
                     f"{(p['right'] + p['shown']) / p['of_roster']:.4f}", f"{100 * p['review'] / p['arrivals']:.2f} %", int(p["people_missed"]),
                     f"{int(p['sure_right'])} of {int(p['sure'])}", f"{p.staff_hours():.0f}"])
    return table(["switched off", "false-safe", "wrong", "auto recall", "total recall", "review", "people missed", "right at rank 1, posterior >= .99", "staff h"], rows)
