#!/usr/bin/env python3
"""Picks a family of the invented population and registers it on the real tablet app, by touch, as staff would.

  scripted_family.py pick  --population DIR --shelters FILE --area FILE            prints the family as JSON
  scripted_family.py drive --family FILE --geometry FILE --screens DIR             presses the keys (needs DISPLAY, xdotool)

The app writes where its controls stand to the geometry file (shelter-app --geometry-file); nothing here knows a pixel.
"""
import argparse
import csv
import json
import math
import pathlib
import re
import subprocess
import sys
import time
import unicodedata

ROWS = {"a": "アイウエオァィゥェォヴ", "ka": "カキクケコガギグゲゴヵヶ", "sa": "サシスセソザジズゼゾ", "ta": "タチツテトダヂヅデドッ",
        "na": "ナニヌネノ", "ha": "ハヒフヘホバビブベボパピプペポ", "ma": "マミムメモ", "ya": "ヤユヨャュョ", "ra": "ラリルレロ",
        "wa": "ワヲンヮ"}
KANJI = "〇一二三四五六七八九"


def rows_of(kana):
    kana = unicodedata.normalize("NFKC", kana)
    return [name for c in kana for name, row in ROWS.items() if c in row]


def town_of(address, towns):
    text = unicodedata.normalize("NFKC", address).replace("東京都", "").replace("北区", "")
    match = re.match(r"(\D+?)(\d+)丁目", text)
    if not match:
        return None
    number = int(match.group(2))
    name = match.group(1) + (KANJI[number] if number < 10 else "十") + "丁目"
    return name if name in towns else None


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def pick(args):
    population = pathlib.Path(args.population)
    towns = {row["town_chome"]: (float(row["lat"]), float(row["lon"])) for row in read(args.area)}
    shelters = [(row["id"], float(row["lat"]), float(row["lon"])) for row in read(args.shelters) if row["designated_shelter"] == "1"]

    def nearest(town):
        lat, lon = towns[town]
        return min(shelters, key=lambda s: math.hypot(lat - s[1], (lon - s[2]) * 0.8116))[0]

    shelter_of = {town: nearest(town) for town in towns}
    residents = read(population / "residents.csv")
    households, by_name, seen_rows = {}, {}, {}
    for person in residents:
        households.setdefault(person["世帯番号"], []).append(person)
        by_name.setdefault((person["氏名"], person["フリガナ"]), []).append(person)
        town = town_of(person["住所"], towns)
        if town:
            key = (shelter_of[town], tuple(rows_of(person["フリガナ"])))
            seen_rows.setdefault(key, set()).add(person["世帯番号"])
    roster = read(population / "roster.csv")
    on_roster = {}
    for row in roster:
        for person in by_name.get((row["氏名"], row["フリガナ"]), []):
            on_roster.setdefault(person["世帯番号"], []).append(row["整理番号"])
    for row in roster:
        same = by_name.get((row["氏名"], row["フリガナ"]), [])
        if len(same) != 1:
            continue
        person = same[0]
        family = households[person["世帯番号"]]
        town = town_of(person["住所"], towns)
        kana = unicodedata.normalize("NFKC", person["フリガナ"]).split()
        if not town or len(kana) != 2 or not 3 <= len(family) <= 5 or len(on_roster[person["世帯番号"]]) != 1:
            continue
        if len(seen_rows[(shelter_of[town], tuple(rows_of(person["フリガナ"])))]) != 1:
            continue
        print(json.dumps({"shelter": shelter_of[town], "people": len(family), "roster_no": row["整理番号"],
                          "family_rows": rows_of(kana[0]), "given_rows": rows_of(kana[1])}, ensure_ascii=False))
        return 0
    print("scripted_family: no suitable family in this population", file=sys.stderr)
    return 1


class Desk:
    """Fingers and eyes at the tablet."""

    def __init__(self, geometry, screens):
        self.geometry = pathlib.Path(geometry)
        self.screens = pathlib.Path(screens)
        self.screens.mkdir(parents=True, exist_ok=True)
        self.shots = 0

    def places(self):
        try:
            return json.loads(self.geometry.read_text())
        except (OSError, ValueError):
            return {}

    def wait(self, name, seconds=30.0):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            place = self.places().get(name)
            if place:
                return place
            time.sleep(0.05)  # Between looks at the screen.
        return None

    def press(self, name, seconds=30.0):
        place = self.wait(name, seconds)
        if not place:
            raise SystemExit(f"scripted_family: {name} did not appear; on the screen: {', '.join(sorted(self.places()))}")
        x, y = place[0] + place[2] // 2, place[1] + place[3] // 2
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "mousedown", "1"], check=True)
        time.sleep(0.05)  # A finger rests this long.
        subprocess.run(["xdotool", "mouseup", "1"], check=True)
        time.sleep(0.15)  # And takes this long to the next key.

    def shot(self, name):
        self.shots += 1
        time.sleep(0.2)  # Until the frame after the last press is drawn.
        subprocess.run(["import", "-window", "root", str(self.screens / f"{self.shots:02d}-{name}.png")], check=True)


def drive(args):
    family = json.loads(pathlib.Path(args.family).read_text(encoding="utf-8"))
    desk = Desk(args.geometry, args.screens)
    desk.wait("page.home", 60)
    desk.shot("home")
    desk.press("action.begin")
    desk.wait("page.reception")
    # The catchment's register may still be on its way from HQ: search until it is there.
    for _ in range(30):
        for row in family["family_rows"]:
            desk.press("row." + row)
        desk.press("search.given")
        for row in family["given_rows"]:
            desk.press("row." + row)
        if desk.wait("candidate.0", 2.0):
            break
        desk.press("search.clear")
    desk.shot("search")
    desk.press("candidate.0")
    desk.wait("page.household")
    desk.shot("household")
    desk.press("action.receive")
    desk.wait("page.reception")
    desk.wait("undo.last")
    desk.shot("received")
    desk.press("action.home")
    desk.wait("page.home")
    desk.shot("home-after")
    print(f"registered a family of {family['people']} by touch; pictures in {args.screens}")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    picking = commands.add_parser("pick")
    for option in ("population", "shelters", "area"):
        picking.add_argument("--" + option, required=True)
    driving = commands.add_parser("drive")
    for option in ("family", "geometry", "screens"):
        driving.add_argument("--" + option, required=True)
    args = parser.parse_args()
    return pick(args) if args.command == "pick" else drive(args)


if __name__ == "__main__":
    sys.exit(main())
