#!/usr/bin/env python3
"""From starting shelter-app to its first usable screen, over several runs: the controls' places are written when the page has
come to rest, so the time includes that rest (60 ms) and one poll (2 ms)."""
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time


def once(program, folder):
    geometry = pathlib.Path(folder, "geometry.json")
    geometry.unlink(missing_ok=True)
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")
    begin = time.monotonic()
    app = subprocess.Popen([program, "--data", str(pathlib.Path(folder, "tablet")), "--window", "1280x800",
                            "--geometry-file", str(geometry)], env=environment, stderr=subprocess.DEVNULL)
    try:
        while time.monotonic() - begin < 30:
            try:
                if any(name.startswith("action.") for name in json.loads(geometry.read_text())):
                    return time.monotonic() - begin
            except (OSError, ValueError):
                pass
            time.sleep(0.002)  # Between looks.
        return None
    finally:
        app.terminate()
        app.wait()


def main():
    with tempfile.TemporaryDirectory() as folder:
        times = [once(sys.argv[1], folder) for _ in range(7)]
    if None in times:
        print("bench_start: the app showed no usable screen", file=sys.stderr)
        return 1
    times = sorted(times[1:])  # The first run makes the database and warms the caches.
    print(json.dumps({"bench": "start", "metric": "first_usable_screen_s", "value": round(statistics.median(times), 3), "unit": "s",
                      "n": len(times), "vs": {"min": round(times[0], 3), "max": round(times[-1], 3)}}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
