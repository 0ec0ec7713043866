#!/usr/bin/env python3
"""The house of docs/architecture.md as a check: who may include whom, one folder one namespace, no SQL outside store/,
no leftovers. Runs as a test; prints one line a finding and exits 1 when there are any."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

# folder of a header as it is written in an #include -> folders that may include it
CORE = {
    "base": set(),
    "domain": {"base"},
    "codes": {"base", "domain"},
    "event": {"base", "domain"},
    "state": {"base", "domain", "event"},
    "store": {"base", "domain", "event"},
    "sync": {"base", "domain", "event", "state", "store"},
    "matching": {"base", "domain"},
    "lists": {"base", "domain", "event", "state"},
    "safety": {"base", "domain", "event", "state", "matching", "lists"},
    "print": {"base", "lists", "codes"},
}
EVERY_CORE = set(CORE)
PROGRAMS = {
    "hq-server/office": EVERY_CORE,
    "hq-server/rpc": EVERY_CORE | {"office"},
    "hq-server/app": EVERY_CORE | {"office", "rpc"},
    "roster-import/readers": {"base", "domain", "store", "matching"},
    "roster-import/mapping": {"base", "domain", "store", "matching", "readers"},
    "roster-import/app": {"base", "domain", "store", "matching", "readers", "mapping"},
    "shelter-app/tablet": EVERY_CORE,
    "shelter-app/printing": {"base"},
    "shelter-app/ui": {"base", "domain"},
    "shelter-app/readers": {"base", "domain", "codes"},
    "shelter-app/reception": EVERY_CORE | {"tablet", "printing", "ui", "readers"},
    "shelter-app/app": EVERY_CORE | {"tablet", "printing", "ui", "readers", "reception"},
}
# Only the store speaks SQL, only event and sync (messages), rpc and tablet (services) speak protobuf; no Qt or gRPC in the core.
RESTRICTED = [
    (re.compile(r'#include <(sqlcipher/)?sqlite3'), {"shelter-core/store"}),
    (re.compile(r'#include <grpcpp'), {"hq-server/rpc", "hq-server/app", "shelter-app/tablet"}),
    (re.compile(r'#include [<"]shelter/v1/.*pb\.h'), {"shelter-core/event", "shelter-core/sync", "hq-server/rpc", "hq-server/app", "shelter-app/tablet"}),
    (re.compile(r'#include <Q[A-Z]'), {"shelter-app/ui", "shelter-app/readers", "shelter-app/reception", "shelter-app/app"}),
    (re.compile(r'#include <(ZXing/|PCSC/|winscard)'), {"shelter-app/readers"}),
    (re.compile(r'"\s*(SELECT|INSERT INTO|DELETE FROM|PRAGMA)\b'), {"shelter-core/store"}),
]
LEFTOVERS = re.compile(r'\b(TODO|FIXME|XXX)\b|/(?:work|farm)/')
INCLUDE = re.compile(r'^\s*#include "([a-z-]+)/')


def tracked():
    out = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=False)
    if out.returncode == 0 and out.stdout:
        return [ROOT / line for line in out.stdout.splitlines()]
    return [p for p in ROOT.rglob("*") if p.is_file() and "build" not in p.parts]


def main():
    findings = []
    for path in tracked():
        relative = path.relative_to(ROOT)
        if not path.is_file() or path.suffix not in {".h", ".cpp", ".qml", ".proto", ".py", ".md", ""} or relative.parts[0] == "build":
            continue
        if relative.as_posix() == "scripts/check_house.py":
            continue
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        folder = "/".join(relative.parts[:2])
        core = relative.parts[1] if relative.parts[0] == "shelter-core" and len(relative.parts) > 2 else None
        allowed = None
        if path.suffix in {".h", ".cpp"}:
            if core is not None:
                if core not in CORE:
                    findings.append(f"{relative}: folder {core} is not in the house")
                    continue
                allowed = CORE[core] | {core}
            elif folder in PROGRAMS:
                allowed = PROGRAMS[folder] | {relative.parts[1]}
        for number, line in enumerate(lines, 1):
            if LEFTOVERS.search(line):
                findings.append(f"{relative}:{number}: a leftover mark or a path of some machine")
            if allowed is None:
                continue
            match = INCLUDE.match(line)
            if match and match.group(1) != "shelter" and match.group(1) not in allowed:
                findings.append(f"{relative}:{number}: {folder} must not include {match.group(1)}/")
            for pattern, where in RESTRICTED:
                if pattern.search(line) and folder not in where:
                    findings.append(f"{relative}:{number}: not in this folder: {line.strip()[:60]}")
        if core is not None and path.suffix == ".h" and not any(f"namespace hinanjo::{core}" in line for line in lines):
            findings.append(f"{relative}: namespace hinanjo::{core} expected")
    for finding in findings:
        print(finding)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
