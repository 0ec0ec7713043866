"""What is written down when people arrive: by hand, in a hurry, with parts missing."""

import datetime
from dataclasses import dataclass

from .people import Address, Person, Population, phone_number
from .registers import FULL_WIDTH, address_text, date_spellings, half_kana

HEAD = "checkin_id,time,shelter_id,source,氏名,ふりがな,性別,生年月日,年齢,住所,電話,備考".split(",")
TRUTH_HEAD = "checkin_id,roster_no,trap,resident_no".split(",")

ELSEWHERE = ["東京都板橋区志村{}-{}-{}", "足立区江北{}-{}-{}", "埼玉県川口市本町{}丁目{}-{}", "豊島区駒込{}-{}-{}", "文京区本駒込{}-{}-{}", "荒川区西尾久{}丁目{}番{}号"]
HIRAGANA = {chr(c): chr(c - 0x60) for c in range(0x30A1, 0x30F7)}


@dataclass(frozen=True)
class Preset:
    """Chances of every way to write something else than the truth."""

    kana_only: float = 0.07  # The name in kana where kanji were asked for.
    mixed: float = 0.03  # 田中 よし子
    surname_only: float = 0.008
    homophone: float = 0.025  # 裕子 for 祐子
    surname_homophone: float = 0.01
    other_surname: float = 0.006  # Maiden name.
    official_form: float = 0.12  # Writes the old character.
    honorific: float = 0.01  # さん, 他1名
    relation: float = 0.004  # The roster person's name with の妻.
    kana_given: float = 0.72
    kana_typo: float = 0.015
    misread: float = 0.012
    sex_given: float = 0.93
    sex_wrong: float = 0.003
    birth_given: float = 0.74
    birth_part_wrong: float = 0.018
    birth_era_wrong: float = 0.003
    birth_partial: float = 0.03
    birth_no_era: float = 0.04
    birth_dummy: float = 0.003
    age_given: float = 0.7  # If the date is not.
    age_also: float = 0.25  # Beside the date.
    age_off: float = 0.05
    address_given: float = 0.95
    town_only: float = 0.04
    town_in_kana: float = 0.03
    address_wrong: float = 0.015
    address_other_town: float = 0.012
    address_of_shelter: float = 0.004
    building_given: float = 0.7
    phone_given: float = 0.7
    phone_wrong: float = 0.01


PRESETS = {
    "standard": Preset(),
    "hard": Preset(
        kana_only=0.2, mixed=0.06, surname_only=0.03, homophone=0.06, surname_homophone=0.03, other_surname=0.015, official_form=0.06,
        honorific=0.03, relation=0.012, kana_given=0.45, kana_typo=0.04, misread=0.03, sex_given=0.75, sex_wrong=0.008, birth_given=0.5,
        birth_part_wrong=0.045, birth_era_wrong=0.01, birth_partial=0.07, birth_no_era=0.1, birth_dummy=0.01, age_given=0.6, age_also=0.15,
        age_off=0.12, address_given=0.85, town_only=0.12, town_in_kana=0.08, address_wrong=0.035, address_other_town=0.025, address_of_shelter=0.015,
        building_given=0.45, phone_given=0.45, phone_wrong=0.025),
}


def hiragana(text):
    return "".join(HIRAGANA.get(c, c) for c in text)


class Clerk:
    """Writes one arrival, with the slips of one preset."""

    def __init__(self, rng, names, area, preset, day):
        self.rng = rng
        self.names = names
        self.area = area
        self.preset = preset
        self.day = day

    def slips(self, chance):
        return self.rng.random() < chance

    # --- name ---

    def name_and_kana(self, person):
        rng, p = self.rng, self.preset
        family, given = person.family, person.given
        family_kana, given_kana = person.family_kana, person.given_kana
        if person.alias and self.slips(0.55):
            family, given, family_kana, given_kana = person.alias
        elif person.latin:
            return self.foreign_name(person)
        if self.slips(p.official_form):
            family = "".join(c for c in person.family_official if ord(c) < 0xE0000) if family == person.family else family
        if self.slips(p.homophone):
            given = rng.choice(self.names.homophones.get((person.sex, given_kana)) or [given])
        if self.slips(p.surname_homophone):
            family = rng.choice(self.names.surname_homophones.get(family_kana) or [family])
        if person.sex == "F" and self.slips(p.other_surname):
            family, family_kana = self.names.surnames.draw(rng)
        if self.slips(p.misread):
            given_kana = rng.choice(self.names.readings.get(given) or [given_kana])
        if self.slips(p.kana_typo):
            if rng.random() < 0.6:
                given_kana = self.misspelt(given_kana)
            else:
                family_kana = self.misspelt(family_kana)
        kana = self.kana_text(family_kana, given_kana) if self.slips(p.kana_given) else ""
        if self.slips(p.surname_only):
            return family, hiragana(family_kana) if kana else ""
        if self.slips(p.kana_only):
            return self.kana_text(family_kana, given_kana), kana
        if self.slips(p.mixed):
            given = hiragana(given_kana)
        name = family + rng.choices(["　", " ", "", "・"], [48, 26, 25, 1])[0] + given
        if self.slips(p.honorific):
            name += rng.choice(["さん", "　他１名", "様", "（本人）"])
        return name, kana

    def foreign_name(self, person):
        rng = self.rng
        kana = self.kana_text(person.family_kana, person.given_kana)
        if person.other_kana and rng.random() < 0.45:
            kana = self.kana_text(*person.other_kana)
        ways = [person.latin, person.latin.title(), kana, " ".join(reversed(person.latin.split(" ", 1)))]
        weights = [4, 3, 3, 1]
        if person.other_kana:
            ways.append(person.family + rng.choice(["", " ", "　"]) + person.given)
            weights.append(14)
        return rng.choices(ways, weights)[0], kana if self.slips(self.preset.kana_given) else ""

    def kana_text(self, family, given):
        text = family + self.rng.choices(["　", " ", ""], [45, 35, 20])[0] + given
        return self.rng.choices([hiragana(text), text, half_kana(text)], [60, 32, 8])[0]

    def misspelt(self, kana):
        rng = self.rng
        if len(kana) < 2:
            return kana
        at = rng.randrange(1, len(kana))
        kind = rng.random()
        if kind < 0.3:
            return kana[:at] + kana[at + 1:]
        if kind < 0.55:
            return kana[:at] + rng.choice("ウインッ") + kana[at:]
        if kind < 0.8:
            return kana[:at] + rng.choice("アイウエオカキクケコサシスセソタチツテトナニヌネノマミムメモラリルレロ") + kana[at + 1:]
        return kana.replace("ジ", "ヂ").replace("ョウ", "ョー").replace("オオ", "オー").replace("ズ", "ヅ")

    # --- birth and age ---

    def birth_and_age(self, person):
        rng, p = self.rng, self.preset
        age = person.age(self.day) + (rng.choice([-1, 1, 1]) if self.slips(p.age_off) else 0)
        age_text = rng.choice([str(age), f"{age}歳", f"{age}才", str(age).translate(FULL_WIDTH)])
        if not self.slips(p.birth_given):
            return "", age_text if self.slips(p.age_given) else ""
        also = age_text if self.slips(p.age_also) else ""
        if self.slips(p.birth_dummy):
            return rng.choice(["1900-01-01", "2000-01-01", "S1.1.1"]), also
        birth = person.birth
        if self.slips(p.birth_part_wrong):
            birth = self.slipped_date(birth)
        if self.slips(p.birth_era_wrong):
            birth = self.with_year(birth, birth.year + rng.choice([-14, 14, 63, -63, 30, -30]))
        written = date_spellings(birth)
        if self.slips(p.birth_partial):
            return rng.choice([written["kanji"].split("年")[0] + "年", f"{birth.year}年", written["kanji"].split("年")[1]]), also
        if self.slips(p.birth_no_era):
            return written["short"][1:], also
        way = rng.choices(["kanji", "kanji0", "kanji_wide", "letter", "short", "iso", "digits", "slash", "code"],
                          [30, 8, 8, 18, 14, 6, 6, 8, 2])[0]
        return written[way], also

    def slipped_date(self, date):
        rng = self.rng
        kind = rng.random()
        try:
            if kind < 0.2:
                return date.replace(month=date.day, day=date.month)
            if kind < 0.5:
                return date.replace(day=max(1, date.day + rng.choice([-10, -1, 1, 10])))
            if kind < 0.7:
                return date.replace(month=date.month + rng.choice([-1, 1]))
            return date.replace(year=date.year + rng.choice([-10, -1, 1, 10]))
        except ValueError:  # No such day: this slip would have been noticed.
            return date

    def with_year(self, date, year):
        try:
            moved = date.replace(year=year)
        except ValueError:
            return date
        return moved if 1900 < year and moved <= self.day else date

    # --- address and phone ---

    def address(self, person, shelter):
        rng, p = self.rng, self.preset
        if not self.slips(p.address_given):
            return ""
        if self.slips(p.address_of_shelter):
            return shelter["address"]
        home = person.household.address
        if isinstance(home, str):
            return home
        if self.slips(p.address_other_town):
            return address_text(rng, self.elsewhere_in_ward(home))
        c = home.chome
        prefix = rng.choices(["", "北区", "東京都北区"], [47, 35, 18])[0]
        town = c["town"]
        if "ケ" in town:
            town = town.replace("ケ", rng.choice("ケヶがｹ"))
        if self.slips(p.town_in_kana):
            town = hiragana(c["town_kana"])
        if self.slips(p.town_only):
            return prefix + town + (f"{c['chome']}丁目" if c["chome"] not in ("", "0") and rng.random() < 0.6 else "")
        numbers = [int(c["chome"])] if c["chome"] not in ("", "0") else []
        numbers += [home.ban, home.go]
        if self.slips(p.address_wrong):
            at = rng.randrange(len(numbers))
            numbers[at] = max(1, numbers[at] + rng.choice([-2, -1, 1, 2, 10]))
        return prefix + town + self.numbers(numbers) + (self.building(home) if home.building and self.slips(p.building_given) else "")

    def elsewhere_in_ward(self, home):
        return Address(self.area.draw_chome.draw(self.rng), self.rng.randint(1, 45), self.rng.randint(1, 28))

    def numbers(self, numbers):
        rng = self.rng
        way = rng.random()
        if way < 0.5:
            text = rng.choice(["-", "-", "-", "ー", "−", "－", "の"]).join(map(str, numbers))
            return text if rng.random() < 0.7 else text.translate(FULL_WIDTH)
        chome = f"{numbers[0]}丁目" if len(numbers) == 3 else ""
        if chome and rng.random() < 0.2:
            chome = "〇一二三四五六七八九"[min(numbers[0], 9)] + "丁目"
        ban, go = numbers[-2:]
        text = chome + (f"{ban}番{go}号" if way < 0.75 else f"{ban}-{go}")
        return text if rng.random() < 0.7 else text.translate(FULL_WIDTH)

    def building(self, home):
        rng = self.rng
        if home.block:
            return rng.choice([f" {home.building}{home.block}号棟{home.room}", f"　{home.block}-{home.room}", f" {home.building} {home.block}号棟 {home.room}号室"])
        return rng.choice([f" {home.building}{home.room}", f"　{home.building}　{home.room}号室", f"-{home.room}", f" {home.building}", f" {home.room}号"])

    def phone(self, person):
        rng, p = self.rng, self.preset
        if not self.slips(p.phone_given):
            return ""
        house = person.household
        known = [n for n in (person.mobile, person.mobile, house.phone) if n] or [m.mobile for m in house.members if m.mobile]
        if not known:
            return ""
        number = rng.choice(known)
        if self.slips(p.phone_wrong):
            at = rng.randrange(4, len(number))
            if number[at] != "-":
                number = number[:at] + str((int(number[at]) + rng.randint(1, 9)) % 10) + number[at + 1:]
        return rng.choices([number, number.replace("-", ""), number.translate(FULL_WIDTH)], [70, 22, 8])[0]

    # --- the whole row ---

    def write(self, person, shelter, relation_to=None):
        rng, p = self.rng, self.preset
        name, kana = self.name_and_kana(person)
        remark = rng.choices(["", "持病の薬あり", "車いす", "ペット同伴", "車中泊希望", "要通訳" if person.latin else ""], [90, 3, 2, 2, 2, 1])[0]
        if relation_to:
            married = person.sex != relation_to.sex and abs(person.age(self.day) - relation_to.age(self.day)) < 18
            word = "家族" if not married else "妻" if person.sex == "F" else "夫"
            name, kana = f"{relation_to.family}{relation_to.given}の{word}", ""
        birth, age = self.birth_and_age(person)
        sex = ""
        if self.slips(p.sex_given):
            male = (person.sex == "M") != self.slips(p.sex_wrong)
            sex = rng.choice(["男", "男", "男性", "M"] if male else ["女", "女", "女性", "F"])
        return [name, kana, sex, birth, age, self.address(person, shelter), self.phone(person), remark]


def choose(rng, town: Population, count):
    """Who arrives, and under which trap: 15 % are on the roster, 27 % live with somebody on it, the rest are others."""
    roster_count = round(count * 0.15)
    companion_count = round(count * 0.27)
    arriving = rng.sample(town.roster, min(len(town.roster), max(1, round(roster_count / 1.05))))
    people = arriving + rng.choices(arriving, k=roster_count - len(arriving))
    seen = set()
    chosen = []
    for person in people:
        chosen.append((person, "again" if id(person) in seen else next(iter(person.tags), "")))
        seen.add(id(person))

    on_roster = set(map(id, town.roster))
    companions = [m for h in town.households if h.has_roster for m in h.members if id(m) not in on_roster]
    risky = [m for m in companions if m.tags and m.tags[0] != "foreign"]
    plain = [m for m in companions if not m.tags or m.tags[0] == "foreign"]
    risky = risky[:companion_count]
    picked = risky + rng.sample(plain, min(len(plain), companion_count - len(risky)))
    picked += rng.choices(companions, k=companion_count - len(picked)) if companions else []
    chosen += [(m, next(iter(m.tags), "household")) for m in picked]

    others = [m for h in town.households if not h.has_roster for m in h.members]
    doubles = [m for m in others if m.tags and m.tags[0].startswith("namesake")]
    rest = [m for m in others if not m.tags or not m.tags[0].startswith("namesake")]
    wanted = count - len(chosen)
    picked = doubles[:wanted]
    picked += rng.sample(rest, min(len(rest), round((wanted - len(picked)) * 0.95)))
    chosen += [(m, next(iter(m.tags), "")) for m in picked]
    # Whoever the register does not know: from other towns, or of the ward but not in this extract.
    strangers = Population(rng, town.names, town.area, town.day)
    while len(strangers.residents) < count - len(chosen):
        strangers.ordinary_household()
    for stranger in strangers.residents[: count - len(chosen)]:
        if rng.random() < 0.5 and not isinstance(stranger.household.address, str):
            stranger.household.address = rng.choice(ELSEWHERE).format(rng.randint(1, 6), rng.randint(1, 40), rng.randint(1, 25))
        chosen.append((stranger, "stranger"))
    return chosen


def write_arrivals(rng, town: Population, names, preset, day, count):
    """Rows of checkins.csv and truth.csv, in order of arrival."""
    clerk = Clerk(rng, names, town.area, preset, day)
    start = datetime.datetime.combine(day, datetime.time(5, 30))
    place = {}
    on_roster = set(map(id, town.roster))
    arrivals = []
    for person, trap in choose(rng, town, count):
        house = person.household
        if id(house) not in place or trap == "again":
            near = town.area.shelters if isinstance(house.address, str) else town.area.nearest[house.address.chome["town_chome"]]
            shelter = rng.choices(near, [70, 20, 10])[0] if len(near) == 3 else rng.choice(near)
            place[id(house)] = (shelter, start + datetime.timedelta(minutes=int(rng.expovariate(1 / 420))))
        shelter, time = place[id(house)]
        time += datetime.timedelta(seconds=rng.randint(0, 240))
        relation_to = None
        if trap == "household" and rng.random() < preset.relation / 0.27:
            relation_to = next((m for m in house.members if id(m) in on_roster), None)
        cells = clerk.write(person, shelter, relation_to)
        arrivals.append((time, shelter["id"], cells, person, "relation" if relation_to else trap))
    rng.shuffle(arrivals)
    arrivals.sort(key=lambda a: a[0])
    for i, (time, shelter_id, cells, person, trap) in enumerate(arrivals, start=1):
        number = f"C{i:06}"
        source = rng.choices(["受付", "紙", "自動受付", "表計算"], [45, 35, 12, 8])[0]
        yield ([number, time.isoformat() + "+09:00", shelter_id, source, *cells],
               [number, "|".join(person.roster_nos), trap, person.resident_no])
